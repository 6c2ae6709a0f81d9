// Bech32 (BIP-173) and Bech32m (BIP-350): strings of 5-bit values, and bytes regrouped into 5-bit values. The rules of SegWit addresses are
// in coffer/address/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::bech32 {

/// Variant selects the checksum. A value outside the enumeration fails with caller_misuse in the decoding functions and ends the process in
/// the encoding functions (COFFER_INVARIANT).
enum class Variant : u8 { bech32, bech32m };

/// bip173_max_length is the greatest length for which the checksum detects any four wrong characters.
inline constexpr std::size_t bip173_max_length = 90;
/// max_hrp_length is the maximum length of the human-readable part.
inline constexpr std::size_t max_hrp_length = 83;
inline constexpr std::size_t checksum_length = 6;

/// values_length returns the number of 5-bit values that hold `bytes` bytes.
[[nodiscard]] constexpr std::size_t values_length(std::size_t bytes) noexcept {
    return (8 * bytes + 4) / 5;
}
/// encoded_length returns the length of a text with a human-readable part of `hrp_length` characters and `values` 5-bit values.
[[nodiscard]] constexpr std::size_t encoded_length(std::size_t hrp_length, std::size_t values) noexcept {
    return hrp_length + 1 + values + checksum_length;
}

/// Decoded is a decoded text: the human-readable part in lower case, and the values without the checksum, each below 32.
struct Decoded {
    std::string hrp;         ///< human-readable part, in lower case
    std::vector<u8> values;  ///< 5-bit values, without the checksum
    Variant variant;         ///< the variant of the checksum
};

/// DecodedView is a decoded text whose values are in the caller's buffer. `hrp` is a view of the text, in the text's letter case.
struct DecodedView {
    std::string_view hrp;  ///< human-readable part, a view of the text
    std::size_t values;    ///< number of values written
    Variant variant;       ///< the variant of the checksum
    bool upper_case;       ///< true if the text is in upper case
};

/// decode returns the parts of `text`, which is in lower or upper case, of either variant, and has at most `max_length` characters.
///
/// Errors, with the offset in `text` unless noted:
/// - bech32_length: the text is longer than `max_length`.
/// - bech32_hrp_character or bech32_data_character: a character is not printable ASCII.
/// - bech32_mixed_case: a letter has another case than the first letter.
/// - bech32_separator (without position), bech32_hrp_empty.
/// - bech32_length: the human-readable part is longer than max_hrp_length.
/// - bech32_checksum_short.
/// - bech32_data_character: a character is not in the data alphabet.
/// - bech32_checksum: with the offset of the wrong character if the text has at most bip173_max_length characters and replacing one of them
///   explains the checksum; otherwise without position.
[[nodiscard]] Result<Decoded> decode(std::string_view text, std::size_t max_length = bip173_max_length);

/// decode_into does the same but writes the values to the front of `values`. On error the content of `values` is unspecified.
/// Errors: those of decode; also bech32_length, after bech32_checksum_short, if the values do not fit into `values`.
[[nodiscard]] Result<DecodedView> decode_into(MutBytes values, std::string_view text, std::size_t max_length = bip173_max_length) noexcept;

/// decode_bytes returns the bytes of a text of the given variant and human-readable part.
/// `hrp`: in lower case.
/// Errors: caller_misuse (`variant`), those of decode, hrp_mismatch, bech32_variant, bech32_padding_length, bech32_padding_bits.
[[nodiscard]] Result<std::vector<u8>> decode_bytes(std::string_view text, std::string_view hrp, Variant variant,
                                                   std::size_t max_length = bip173_max_length);

/// hrp_equal returns whether `hrp` equals `expected_lower_case` after its letters A-Z are converted to a-z.
[[nodiscard]] bool hrp_equal(std::string_view hrp, std::string_view expected_lower_case) noexcept;

/// encode returns the text in lower case.
/// `hrp`: passes check_hrp. `values`: each below 32. Both are COFFER_INVARIANT: they come from tables or from decode.
[[nodiscard]] std::string encode(std::string_view hrp, Bytes values, Variant variant);

/// encode_into writes the text into `out`, which has exactly encoded_length(hrp.size(), values.size()) characters. The arguments are as in
/// encode. All are COFFER_INVARIANT.
void encode_into(std::span<char> out, std::string_view hrp, Bytes values, Variant variant) noexcept;

/// encode_bytes regroups `bytes` into 5-bit values and returns their text. `hrp` is as in encode.
[[nodiscard]] std::string encode_bytes(std::string_view hrp, Bytes bytes, Variant variant);

/// check_hrp succeeds if `hrp` may be passed to encode: 1 to 83 characters of printable ASCII (33 to 126) without upper-case letters.
/// Errors: bech32_hrp_empty, bech32_length, bech32_hrp_character (at its offset), bech32_mixed_case (at an upper-case letter).
[[nodiscard]] Status check_hrp(std::string_view hrp) noexcept;

/// to_values regroups bytes into 5-bit values and fills the last value with zero bits.
/// `values`: exactly values_length(bytes.size()) elements (COFFER_INVARIANT).
/// Constant time.
void to_values(MutBytes values, Bytes bytes) noexcept;

/// to_bytes regroups 5-bit values into bytes at the front of `bytes` and returns their number, values.size() * 5 / 8. On error the content
/// of `bytes` is unspecified.
/// `bytes`: at least that many bytes (COFFER_INVARIANT).
/// Errors: bech32_padding_length (five or more bits remain), bech32_padding_bits (the remaining bits are not zero).
/// Constant time except for whether the bits are accepted.
[[nodiscard]] Result<std::size_t> to_bytes(MutBytes bytes, Bytes values) noexcept;

// Secret data: no table is indexed by secrets, and errors have no position. The human-readable part is public.

/// encode_bytes_secret returns the text of secret bytes. `hrp` is as in encode. Secret. Constant time.
[[nodiscard]] SecretText encode_bytes_secret(std::string_view hrp, Bytes bytes, Variant variant);

/// decode_bytes_secret returns the secret bytes of a text of the given variant and human-readable part.
/// `hrp`: in lower case.
/// Errors, without position: caller_misuse (`variant`), bech32_length (longer than `max_length`, or too short for `hrp` and checksum),
/// hrp_mismatch, bech32_mixed_case, bech32_data_character, bech32_variant or bech32_checksum, bech32_padding_length, bech32_padding_bits.
/// Secret. Constant time except for the human-readable part and for the result: accepted, or which error.
[[nodiscard]] Result<SecretBytes> decode_bytes_secret(Bytes text, std::string_view hrp, Variant variant,
                                                      std::size_t max_length = bip173_max_length);

}  // namespace coffer::bech32
