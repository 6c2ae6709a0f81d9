// Hexadecimal text (RFC 4648 section 8): lower case out, both cases in, never odd, prefix by explicit policy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::hex {

/// Prefix says whether the text begins with "0x"; "0X" is refused as a prefix everywhere.
enum class Prefix : u8 { forbidden, required, optional };

[[nodiscard]] constexpr std::size_t encoded_length(std::size_t bytes) noexcept {
    return 2 * bytes;
}

/// encode writes two lower-case digits per byte, without prefix.
[[nodiscard]] std::string encode(Bytes data);

/// encode_into writes exactly encoded_length(data.size()) characters; `out` has that size (COFFER_INVARIANT).
void encode_into(std::span<char> out, Bytes data) noexcept;

/// decode reads digits of either case. Errors: hex_prefix (missing, or 0X), hex_prefix_forbidden, hex_odd_length, hex_character (at:
/// offset in `text`).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, Prefix prefix = Prefix::forbidden);

/// decode_into reads exactly out.size() bytes. Errors as decode, and hex_length. On error `out` is all zero.
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, Prefix prefix = Prefix::forbidden) noexcept;

/// decode_array reads exactly N bytes. Errors as decode, and hex_length.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_array(std::string_view text, Prefix prefix = Prefix::forbidden) noexcept {
    ByteArray<N> out{};
    if (Status status = decode_into(out, text, prefix); !status) return status.error();
    return out;
}

/// decode_padded_into reads a big-endian number of at most out.size() bytes, right-aligned behind zeros: the service's answers come without
/// the leading zero bytes of r and s. Errors as decode, and hex_length (no digits, or too many). On error `out` is all zero.
[[nodiscard]] Status decode_padded_into(MutBytes out, std::string_view text, Prefix prefix = Prefix::forbidden) noexcept;

// Secret data: time depends on lengths, on the prefix and on the one accept/reject bit only; errors carry no position.

/// encode_secret writes two lower-case digits per byte, without prefix. Constant time.
[[nodiscard]] SecretText encode_secret(Bytes data);

/// encode_secret_into is encode_into for secret data. Constant time.
void encode_secret_into(MutBytes out, Bytes data) noexcept;

/// decode_secret reads digits of either case. Errors: hex_prefix, hex_prefix_forbidden, hex_odd_length, hex_character.
/// Constant time.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, Prefix prefix = Prefix::forbidden);

/// decode_secret_into reads exactly out.size() bytes. Errors as decode_secret, and hex_length. On error `out` is all zero. Constant time.
[[nodiscard]] Status decode_secret_into(MutBytes out, Bytes text, Prefix prefix = Prefix::forbidden) noexcept;

/// decode_secret_array reads exactly N bytes. Errors as decode_secret, and hex_length. Constant time.
template <std::size_t N>
[[nodiscard]] Result<SecretArray<N>> decode_secret_array(Bytes text, Prefix prefix = Prefix::forbidden) noexcept {
    SecretArray<N> out;
    if (Status status = decode_secret_into(out.reveal_mut(), text, prefix); !status) return status.error();
    return out;
}

}  // namespace coffer::hex
