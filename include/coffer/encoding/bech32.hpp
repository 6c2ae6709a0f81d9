// Bech32 (BIP-173) and Bech32m (BIP-350): generic strings of 5-bit values, and bytes regrouped into them. Segwit's rules are the address
// layer's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::bech32 {

enum class Variant : u8 { bech32, bech32m };

/// bip173_max_length is the length up to which the checksum detects any four wrong characters.
inline constexpr std::size_t bip173_max_length = 90;
inline constexpr std::size_t max_hrp_length = 83;
inline constexpr std::size_t checksum_length = 6;

/// values_length is the number of 5-bit values that hold `bytes` bytes.
[[nodiscard]] constexpr std::size_t values_length(std::size_t bytes) noexcept {
    return (8 * bytes + 4) / 5;
}
/// encoded_length is the length of the text of `values` 5-bit values.
[[nodiscard]] constexpr std::size_t encoded_length(std::size_t hrp_length, std::size_t values) noexcept {
    return hrp_length + 1 + values + checksum_length;
}

/// Decoded is a text taken apart: the human-readable part in lower case, and the values without checksum, each below 32.
struct Decoded {
    std::string hrp;
    std::vector<u8> values;
    Variant variant;
};

/// DecodedView is Decoded without memory of its own: `hrp` is a view of the text as it was spelled.
struct DecodedView {
    std::string_view hrp;
    std::size_t values;  ///< number of values written
    Variant variant;
    bool upper_case;  ///< the text was spelled in upper case
};

// Errors of every decoding function: bech32_length (over `max_length`, or below 8), bech32_mixed_case (at), bech32_hrp_character (at),
// bech32_separator, bech32_hrp_empty, bech32_checksum_short, bech32_data_character (at), bech32_checksum (at: the one wrong character,
// where a single substitution explains the checksum; otherwise no position).

/// decode reads a text of at most `max_length` characters, all lower or all upper case, of either variant.
[[nodiscard]] Result<Decoded> decode(std::string_view text, std::size_t max_length = bip173_max_length);

/// decode_into writes the values to the front of `values`; bech32_length also when they do not fit.
[[nodiscard]] Result<DecodedView> decode_into(MutBytes values, std::string_view text, std::size_t max_length = bip173_max_length) noexcept;

/// decode_bytes reads a text whose human-readable part is `hrp` (lower case) and whose values hold bytes. Errors besides decode's:
/// hrp_mismatch, bech32_variant, bech32_padding_length, bech32_padding_bits.
[[nodiscard]] Result<std::vector<u8>> decode_bytes(std::string_view text, std::string_view hrp, Variant variant,
                                                   std::size_t max_length = bip173_max_length);

/// hrp_equal compares a part as it was spelled with an expected one in lower case.
[[nodiscard]] bool hrp_equal(std::string_view spelled, std::string_view expected_lower_case) noexcept;

/// encode writes lower case. `hrp` is 1 to 83 characters of 33..126 without upper case, each value below 32 (COFFER_INVARIANT: they come
/// from tables or from decode).
[[nodiscard]] std::string encode(std::string_view hrp, Bytes values, Variant variant);

/// encode_into writes exactly encoded_length(hrp.size(), values.size()) characters; `out` has that size (COFFER_INVARIANT).
void encode_into(std::span<char> out, std::string_view hrp, Bytes values, Variant variant) noexcept;

/// encode_bytes regroups the bytes and encodes them.
[[nodiscard]] std::string encode_bytes(std::string_view hrp, Bytes bytes, Variant variant);

/// check_hrp says whether `hrp` may be given to encode. Errors: bech32_hrp_empty, bech32_length, bech32_hrp_character (at),
/// bech32_mixed_case (at: an upper-case letter).
[[nodiscard]] Status check_hrp(std::string_view hrp) noexcept;

/// to_values regroups 8-bit bytes into 5-bit values, padded with zero bits; `values` has values_length(bytes.size()) (COFFER_INVARIANT).
/// Constant time.
void to_values(MutBytes values, Bytes bytes) noexcept;

/// to_bytes regroups 5-bit values into bytes and returns how many: values.size() * 5 / 8, which `bytes` has room for (COFFER_INVARIANT).
/// Errors: bech32_padding_length (five or more left-over bits), bech32_padding_bits (left-over bits that are not zero). Constant time but
/// for accept/reject.
[[nodiscard]] Result<std::size_t> to_bytes(MutBytes bytes, Bytes values) noexcept;

// Secret data: no table is indexed by it, errors carry no position.

/// encode_bytes_secret is encode_bytes for secret data.
[[nodiscard]] SecretText encode_bytes_secret(std::string_view hrp, Bytes bytes, Variant variant);

/// decode_bytes_secret is decode_bytes for secret data.
[[nodiscard]] Result<SecretBytes> decode_bytes_secret(Bytes text, std::string_view hrp, Variant variant,
                                                      std::size_t max_length = bip173_max_length);

}  // namespace coffer::bech32
