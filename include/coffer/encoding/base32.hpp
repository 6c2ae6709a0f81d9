// Base32 (RFC 4648 section 6) without padding characters. Letters are of one case, and the unused bits of the last character are zero.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base32 {

/// Case selects the letters of the alphabet: A-Z or a-z. The digits are 2-7. A value outside the enumeration fails with caller_misuse in
/// the decoding functions and ends the process in the encoding functions (COFFER_INVARIANT).
enum class Case : u8 { upper, lower };

/// encoded_length returns the number of characters that encode `bytes` bytes.
[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes) noexcept {
    return (8 * bytes + 4) / 5;
}

/// encode returns encoded_length(data.size()) characters.
[[nodiscard]] std::string encode(Bytes data, Case letters = Case::upper);

/// encode_into writes the text of `data` into `out`, which has exactly encoded_length(data.size()) characters (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data, Case letters = Case::upper) noexcept;

/// decode returns the bytes that `text` encodes.
/// Errors: base32_length (no data has an encoding of that length), caller_misuse (`letters`), base32_character (at its offset),
/// base32_tail_bits (at the last character).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Case letters = Case::upper);

/// decode_into decodes exactly out.size() bytes into `out`. On error `out` is all zero.
/// Errors: base32_length (no or another number of bytes), then those of decode.
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Case letters = Case::upper) noexcept;

/// encode_secret returns the text of secret data. Secret. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data, Case letters = Case::upper);

/// decode_secret returns the secret bytes that `text` encodes.
/// Errors, without position: caller_misuse (`letters`), base32_length, base32_character, base32_tail_bits.
/// Secret. Constant time except for the result: accepted, or which error.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Case letters = Case::upper);

}  // namespace coffer::base32
