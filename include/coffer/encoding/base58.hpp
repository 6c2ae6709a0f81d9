// Base58 without checksum, in the Bitcoin and the XRP alphabet. With checksum: coffer/crypto/base58check.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base58 {

/// Alphabet holds the 58 symbols by digit, and the digit of every byte value (not_a_digit where there is none).
struct Alphabet {
    static constexpr u8 not_a_digit = 0xff;

    std::array<char, 58> symbols{};
    std::array<u8, 256> digits{};

    constexpr explicit Alphabet(std::string_view text) {
        digits.fill(not_a_digit);
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            symbols[i] = text[i];
            digits[static_cast<unsigned char>(text[i])] = static_cast<u8>(i);
        }
    }
};

inline constexpr Alphabet bitcoin{"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"};
inline constexpr Alphabet xrp{"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"};

/// max_encoded_length is the longest text of `bytes` bytes: ceil(bytes * log(256) / log(58)), rounded up a little.
[[nodiscard]] constexpr std::size_t max_encoded_length(std::size_t bytes) noexcept {
    return bytes * 138 / 100 + 1;
}

/// encode writes one leading zero symbol per leading zero byte, then the number. Quadratic: the caller bounds data.size().
[[nodiscard]] std::string encode(Bytes data, const Alphabet& alphabet = bitcoin);

/// encode_into writes to the front of `out`, which has at least max_encoded_length(data.size()) characters (COFFER_INVARIANT), and returns
/// the number of characters written. Allocates nothing up to 128 bytes.
std::size_t encode_into(std::span<char> out, Bytes data, const Alphabet& alphabet = bitcoin);

/// decode reads at most `max_length` characters; the bound is tested before any work, which is quadratic. Errors: base58_too_long,
/// base58_character (at: offset).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_into reads exactly out.size() bytes. Errors: base58_too_long (no text of that many bytes is so long), base58_character (at:
/// offset), base58_length. On error `out` is all zero. Allocates nothing up to 128 bytes.
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, const Alphabet& alphabet = bitcoin);

/// decode_array reads exactly N bytes. Errors as decode_into.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_array(std::string_view text, const Alphabet& alphabet = bitcoin) {
    ByteArray<N> out{};
    if (Status status = decode_into(out, text, alphabet); !status) return status.error();
    return out;
}

// Secret data: no table is indexed by it; time depends on lengths (of the text and of the bytes) and the accept/reject bit only; errors
// carry no position; at most max_secret_bytes.

inline constexpr std::size_t max_secret_bytes = 128;

/// encode_secret is encode for at most max_secret_bytes (COFFER_INVARIANT).
[[nodiscard]] SecretText encode_secret(Bytes data, const Alphabet& alphabet = bitcoin);

/// decode_secret reads at most `max_length` characters, and no more than max_encoded_length(max_secret_bytes). Errors: base58_too_long,
/// base58_character.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_secret_array reads exactly N bytes. Errors: base58_too_long, base58_character, base58_length.
template <std::size_t N>
[[nodiscard]] Result<SecretArray<N>> decode_secret_array(Bytes text, const Alphabet& alphabet = bitcoin) {
    static_assert(N <= max_secret_bytes);
    Result<SecretBytes> bytes = decode_secret(text, max_encoded_length(N), alphabet);
    if (!bytes) return bytes.error();
    if (bytes->size() != N) return fail(Errc::base58_length);
    return SecretArray<N>(bytes->reveal().template first<N>());
}

}  // namespace coffer::base58
