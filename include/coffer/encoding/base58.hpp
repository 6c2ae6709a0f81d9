// Base58 without checksum, in the alphabets of Bitcoin and XRP. With checksum: coffer/encoding/base58check.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::base58 {

/// Alphabet holds the symbol of each digit and the digit of each byte value (not_a_digit for all other bytes).
struct Alphabet {
    /// not_a_digit is the value in `digits` of a byte that is not a symbol.
    static constexpr u8 not_a_digit = 0xff;

    std::array<char, 58> symbols{};  ///< the symbol of each digit
    std::array<u8, 256> digits{};    ///< the digit of each byte value

    /// Alphabet(text) is the alphabet with the 58 characters of `text`, in the order of their digits.
    constexpr explicit Alphabet(std::string_view text) {
        digits.fill(not_a_digit);
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            symbols[i] = text[i];
            digits[static_cast<unsigned char>(text[i])] = static_cast<u8>(i);
        }
    }
};

/// bitcoin is the alphabet of Bitcoin, which most other chains use.
inline constexpr Alphabet bitcoin{"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"};
/// xrp is the alphabet of the XRP Ledger.
inline constexpr Alphabet xrp{"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"};

/// max_encoded_length returns an upper bound of the length of a text that encodes `bytes` bytes. It is slightly more than bytes * log(256)
/// / log(58).
[[nodiscard]] constexpr std::size_t max_encoded_length(std::size_t bytes) noexcept {
    return bytes * 138 / 100 + 1;
}

/// encode returns one zero symbol for each leading zero byte, followed by the digits of the number that the other bytes form. The running
/// time is quadratic: the caller limits data.size().
[[nodiscard]] std::string encode(Bytes data, const Alphabet& alphabet = bitcoin);

/// encode_into writes the text of `data` to the front of `out` and returns its length.
/// `out`: at least max_encoded_length(data.size()) characters (COFFER_INVARIANT).
/// Does not allocate for up to 128 bytes.
std::size_t encode_into(std::span<char> out, Bytes data, const Alphabet& alphabet = bitcoin);

/// decode returns the bytes that `text` encodes.
/// `max_length`: the maximum number of characters. It is checked first, because the running time is quadratic.
/// Errors: base58_too_long, base58_character (at its offset).
[[nodiscard]] Result<std::vector<u8>> decode(std::string_view text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_into decodes exactly out.size() bytes into `out`. On error `out` is all zero. Does not allocate for up to 128 bytes.
/// Errors: base58_too_long (longer than any encoding of out.size() bytes), base58_character (at its offset), base58_length (another number
/// of bytes).
[[nodiscard]] Status decode_into(MutBytes out, std::string_view text, const Alphabet& alphabet = bitcoin);

/// decode_array decodes exactly N bytes.
/// Errors: those of decode_into.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_array(std::string_view text, const Alphabet& alphabet = bitcoin) {
    ByteArray<N> out{};
    if (Status status = decode_into(out, text, alphabet); !status) return fail(status.error());
    return out;
}

// Secret data: no table is indexed by secrets, and errors have no position. Time depends only on the lengths of text and bytes, on the
// number of leading zeros, and on whether the text is accepted.

/// max_secret_bytes limits the input of encode_secret. decode_secret accepts at most max_encoded_length(max_secret_bytes) characters.
inline constexpr std::size_t max_secret_bytes = 128;

/// encode_secret returns the text of at most max_secret_bytes secret bytes (COFFER_INVARIANT). Secret. Constant time except for the
/// lengths.
[[nodiscard]] SecretText encode_secret(Bytes data, const Alphabet& alphabet = bitcoin);

/// decode_secret returns the secret bytes that `text` encodes.
/// `max_length`: the maximum number of characters, in addition to max_encoded_length(max_secret_bytes).
/// Errors, without position: base58_too_long, base58_character.
/// Secret. Constant time except for the lengths and for whether the text is accepted.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_secret_array decodes exactly N secret bytes, at most max_secret_bytes.
/// Errors, without position: base58_too_long, base58_character, base58_length (another number of bytes).
/// Secret. Constant time as decode_secret.
template <std::size_t N>
[[nodiscard]] Result<SecretArray<N>> decode_secret_array(Bytes text, const Alphabet& alphabet = bitcoin) {
    static_assert(N <= max_secret_bytes);
    Result<SecretBytes> bytes = decode_secret(text, max_encoded_length(N), alphabet);
    if (!bytes) return fail(bytes.error());
    if (bytes->size() != N) return fail(Errc::base58_length);
    return SecretArray<N>(bytes->reveal().template first<N>());
}

}  // namespace coffer::base58
