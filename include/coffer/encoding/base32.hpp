// Base32 (RFC 4648 section 6) without padding characters, one case, unused bits zero.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base32 {

/// Case says which letters the alphabet has: A-Z or a-z, besides 2-7.
enum class Case : u8 { upper, lower };

[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes) noexcept {
    return (8 * bytes + 4) / 5;
}

/// encode writes encoded_length(data.size()) characters.
[[nodiscard]] std::string encode(Bytes data, Case letters = Case::upper);

/// encode_into writes exactly encoded_length(data.size()) characters; `out` has that size (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data, Case letters = Case::upper) noexcept;

/// decode reads the one canonical spelling. Errors: base32_length (no number of bytes has that many characters), base32_character (at:
/// offset), base32_tail_bits.
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Case letters = Case::upper);

/// decode_into reads exactly out.size() bytes. Errors as decode; base32_length also for another number of bytes. On error `out` is all
/// zero.
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Case letters = Case::upper) noexcept;

/// encode_secret is encode for secret data. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data, Case letters = Case::upper);

/// decode_secret is decode for secret data: constant time but for accept/reject, no position.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Case letters = Case::upper);

}  // namespace coffer::base32
