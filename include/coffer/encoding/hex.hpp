// Hexadecimal text (RFC 4648 section 8). Encoders write lower case; decoders accept both cases. The number of digits is even, and the
// caller selects whether a prefix is allowed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::hex {

/// Prefix says whether a text must, may or must not begin with "0x". The prefix "0X" is always refused. A value outside the enumeration
/// fails with caller_misuse, which is checked first.
enum class Prefix : u8 { forbidden, required, optional };

/// encoded_length returns the number of digits that encode `bytes` bytes.
[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes) noexcept {
    return 2 * bytes;
}

/// encode returns two lower-case digits for each byte, without prefix.
[[nodiscard]] std::string encode(Bytes data);

/// encode_into writes the digits of `data` into `out`, which has exactly encoded_length(data.size()) characters (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data) noexcept;

/// decode returns the bytes that `text` encodes.
/// Errors: hex_prefix_forbidden, hex_prefix (missing, or 0X), hex_odd_length, hex_character (at its offset in `text`).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Prefix prefix = Prefix::forbidden);

/// decode_into decodes exactly out.size() bytes into `out`. On error `out` is all zero.
/// Errors: hex_prefix_forbidden, hex_prefix, hex_odd_length, hex_length (another number of bytes), hex_character (at its offset in `text`).
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Prefix prefix = Prefix::forbidden) noexcept;

/// decode_array decodes exactly N bytes.
/// Errors: those of decode_into.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_array(std::string_view text, Prefix prefix = Prefix::forbidden) noexcept {
    ByteArray<N> out{};
    if (Status status = decode_into(out, text, prefix); !status) return fail(status.error());
    return out;
}

/// decode_padded_into decodes a big-endian integer of 1 to out.size() bytes and left-pads it with zero bytes. The service omits leading
/// zero bytes of r and s. On error `out` is all zero.
/// Errors: those of decode_into; hex_length means no digits or too many.
[[nodiscard]] Status decode_padded_into(MutBytes out, std::string_view text, Prefix prefix = Prefix::forbidden) noexcept;

// Secret data: time depends only on the lengths, on the prefix, and on whether the text is accepted. Errors have no position.

/// encode_secret returns two lower-case digits for each byte of secret data, without prefix. Secret. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data);

/// encode_secret_into writes the digits of secret data into `out`, which has exactly encoded_length(data.size()) bytes (COFFER_INVARIANT).
/// Secret. Constant time.
void encode_secret_into(MutBytes out, Bytes data) noexcept;

/// decode_secret returns the secret bytes that `text` encodes.
/// Errors, without position: hex_prefix_forbidden, hex_prefix, hex_odd_length, hex_character.
/// Secret. Constant time except for the prefix and for whether the text is accepted.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Prefix prefix = Prefix::forbidden);

/// decode_secret_into decodes exactly out.size() secret bytes into `out`. On error `out` is all zero.
/// Errors, without position: hex_prefix_forbidden, hex_prefix, hex_odd_length, hex_length (another number of bytes), hex_character.
/// Secret. Constant time as decode_secret.
[[nodiscard]] Status decode_secret_into(MutBytes out, Bytes text, Prefix prefix = Prefix::forbidden) noexcept;

/// decode_secret_array decodes exactly N secret bytes.
/// Errors: those of decode_secret_into.
/// Secret. Constant time as decode_secret.
template <std::size_t N>
[[nodiscard]] Result<SecretArray<N>> decode_secret_array(Bytes text, Prefix prefix = Prefix::forbidden) noexcept {
    SecretArray<N> out;
    if (Status status = decode_secret_into(out.reveal_mut(), text, prefix); !status) return fail(status.error());
    return out;
}

}  // namespace coffer::hex
