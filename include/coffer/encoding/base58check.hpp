// Base58Check: base58 of the payload followed by the first four bytes of SHA-256(SHA-256(payload)). Version bytes are part of the payload.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/encoding/base58.hpp"

namespace coffer::base58 {

inline constexpr std::size_t checksum_bytes = 4;

/// max_checked_length returns an upper bound of the length of a Base58Check text with a payload of `payload` bytes.
[[nodiscard]] constexpr std::size_t max_checked_length(std::size_t payload) noexcept {
    return max_encoded_length(payload + checksum_bytes);
}

/// encode_check returns the Base58Check text of `payload`. The running time is quadratic: the caller limits payload.size().
[[nodiscard]] std::string encode_check(Bytes payload, const Alphabet& alphabet = bitcoin);

/// encode_check_into writes the Base58Check text of `payload` to the front of `out` and returns its length.
/// `out`: at least max_checked_length(payload.size()) characters (COFFER_INVARIANT).
/// Does not allocate for up to 124 bytes.
std::size_t encode_check_into(std::span<char> out, Bytes payload, const Alphabet& alphabet = bitcoin);

/// decode_check returns the payload of `text`.
/// `max_length`: the maximum number of characters. It is checked first, because the running time is quadratic.
/// Errors: base58_too_long, base58_character (at its offset), base58_length (fewer than four bytes), base58_checksum.
[[nodiscard]] Result<std::vector<u8>> decode_check(std::string_view text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_check_into decodes a payload of exactly out.size() bytes into `out`. On error `out` is all zero. Does not allocate for up to 124
/// bytes.
/// Errors: base58_too_long (longer than any such text), base58_character (at its offset), base58_length (another number of bytes),
/// base58_checksum.
[[nodiscard]] Status decode_check_into(MutBytes out, std::string_view text, const Alphabet& alphabet = bitcoin);

/// decode_check_array decodes a payload of exactly N bytes.
/// Errors: those of decode_check_into.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_check_array(std::string_view text, const Alphabet& alphabet = bitcoin) {
    ByteArray<N> out{};
    if (Status status = decode_check_into(out, text, alphabet); !status) return fail(status.error());
    return out;
}

/// encode_check_secret returns the Base58Check text of a secret payload of at most max_secret_bytes - 4 bytes (COFFER_INVARIANT). Secret.
/// Constant time except for the lengths.
[[nodiscard]] SecretText encode_check_secret(Bytes payload, const Alphabet& alphabet = bitcoin);

/// decode_check_secret returns the secret payload of `text`. `max_length`: as decode_secret.
/// Errors, without position: base58_too_long, base58_character, base58_length (fewer than four bytes), base58_checksum.
/// Secret. Constant time except for the lengths and for the result: accepted, or which error.
[[nodiscard]] Result<SecretBytes> decode_check_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

}  // namespace coffer::base58
