// Base64 and base64url (RFC 4648 sections 4 and 5): alphabet and padding by explicit policy, unused bits zero, no white space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base64 {

/// Alphabet names the symbols of 62 and 63: standard `+/`, url `-_`.
enum class Alphabet : u8 { standard, url };

/// Padding says whether the text is filled with `=` to a multiple of four characters.
enum class Padding : u8 { none, required };

[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes, Padding padding) noexcept {
    COFFER_INVARIANT(padding <= Padding::required);
    return padding == Padding::required ? (bytes + 2) / 3 * 4 : (bytes * 4 + 2) / 3;
}

/// encode writes encoded_length(data.size(), padding) characters.
[[nodiscard]] std::string encode(Bytes data, Alphabet alphabet, Padding padding);

/// encode_into writes exactly encoded_length(data.size(), padding) characters; `out` has that size (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data, Alphabet alphabet, Padding padding) noexcept;

/// decode reads the one canonical spelling. Errors: base64_length (impossible number of characters), base64_padding (missing, misplaced or
/// not allowed), base64_character (at: offset), base64_tail_bits.
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Alphabet alphabet, Padding padding);

/// decode_into reads exactly out.size() bytes. Errors as decode; base64_length also for another number of bytes. On error `out` is all
/// zero.
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Alphabet alphabet, Padding padding) noexcept;

/// encode_secret is encode for secret data. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data, Alphabet alphabet, Padding padding);

/// decode_secret is decode for secret data: constant time but for accept/reject and padding, no position.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Alphabet alphabet, Padding padding);

}  // namespace coffer::base64
