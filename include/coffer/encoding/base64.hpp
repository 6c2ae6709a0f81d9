// Base64 and base64url (RFC 4648 sections 4 and 5). The caller selects alphabet and padding. Unused bits are zero, and white space is
// refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base64 {

/// Alphabet selects the symbols of the values 62 and 63: `+` and `/` (standard), or `-` and `_` (url). A value outside this enumeration or
/// outside Padding fails with caller_misuse in the decoding functions and ends the process in the encoding functions (COFFER_INVARIANT).
enum class Alphabet : u8 { standard, url };

/// Padding says whether `=` fills the text to a multiple of four characters.
enum class Padding : u8 { none, required };

/// encoded_length returns the number of characters that encode `bytes` bytes. `padding` is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes, Padding padding) noexcept {
    COFFER_INVARIANT(padding <= Padding::required);
    return padding == Padding::required ? (bytes + 2) / 3 * 4 : (bytes * 4 + 2) / 3;
}

/// encode returns encoded_length(data.size(), padding) characters.
[[nodiscard]] std::string encode(Bytes data, Alphabet alphabet, Padding padding);

/// encode_into writes the text of `data` into `out`, which has exactly encoded_length(data.size(), padding) characters (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data, Alphabet alphabet, Padding padding) noexcept;

/// decode returns the bytes that `text` encodes.
/// Errors: caller_misuse (`alphabet`, `padding`), base64_padding (missing or not allowed), base64_length (no data has an encoding of that
/// length), base64_character (at its offset) or base64_padding (`=` inside the text, at its offset), base64_tail_bits (at the last
/// character).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Alphabet alphabet, Padding padding);

/// decode_into decodes exactly out.size() bytes into `out`. On error `out` is all zero.
/// Errors: those of decode, base64_length (also for another number of bytes).
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Alphabet alphabet, Padding padding) noexcept;

/// encode_secret returns the text of secret data. Secret. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data, Alphabet alphabet, Padding padding);

/// decode_secret returns the secret bytes that `text` encodes.
/// Errors, without position: caller_misuse (`alphabet`, `padding`), base64_padding (missing or not allowed), base64_length,
/// base64_character (also `=` inside the text), base64_tail_bits.
/// Secret. Constant time except for the padding and for the result: accepted, or which error.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Alphabet alphabet, Padding padding);

}  // namespace coffer::base64
