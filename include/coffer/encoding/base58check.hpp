// Base58Check: base58 of payload || first four bytes of SHA-256(SHA-256(payload)). Version bytes are part of the payload.
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

/// max_checked_length is the longest Base58Check text of `payload` bytes.
[[nodiscard]] constexpr std::size_t max_checked_length(std::size_t payload) noexcept {
    return max_encoded_length(payload + checksum_bytes);
}

/// encode_check appends the checksum and encodes.
[[nodiscard]] std::string encode_check(Bytes payload, const Alphabet& alphabet = bitcoin);

/// encode_check_into writes to the front of `out`, which has at least max_checked_length(payload.size()) characters (COFFER_INVARIANT), and
/// returns the number of characters written. Allocates nothing up to 124 bytes.
std::size_t encode_check_into(std::span<char> out, Bytes payload, const Alphabet& alphabet = bitcoin);

/// decode_check returns the payload. Errors: base58_too_long, base58_character (at: offset), base58_length (below four bytes),
/// base58_checksum.
[[nodiscard]] Result<std::vector<u8>> decode_check(std::string_view text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

/// decode_check_into reads a payload of exactly out.size() bytes. Errors: base58_too_long, base58_character (at: offset), base58_length,
/// base58_checksum. On error `out` is all zero. Allocates nothing up to 124 bytes.
[[nodiscard]] Status decode_check_into(MutBytes out, std::string_view text, const Alphabet& alphabet = bitcoin);

/// decode_check_array reads a payload of exactly N bytes. Errors as decode_check_into.
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> decode_check_array(std::string_view text, const Alphabet& alphabet = bitcoin) {
    ByteArray<N> out{};
    if (Status status = decode_check_into(out, text, alphabet); !status) return status.error();
    return out;
}

/// encode_check_secret is encode_check for at most max_secret_bytes - 4 secret bytes (COFFER_INVARIANT).
[[nodiscard]] SecretText encode_check_secret(Bytes payload, const Alphabet& alphabet = bitcoin);

/// decode_check_secret is decode_check for secret data, without positions.
[[nodiscard]] Result<SecretBytes> decode_check_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet = bitcoin);

}  // namespace coffer::base58
