// Ranking of errors: of several formats that refuse a text, the error of the format that read furthest says most.
#pragma once

#include "coffer/core/error.hpp"

namespace coffer::address {

/// Nearness is how much an error says about the text, in ascending order.
enum class Nearness : unsigned char {
    none,      ///< the text does not begin like the format
    by_size,   ///< only that the length or the alphabet differs
    by_shape,  ///< a wrong character or a missing separator in a text that may be of the format
    by_sum,    ///< length and alphabet fit; the checksum, the curve or the prefix 0x does not
    by_kind,   ///< the encoding is valid, but for another chain or length
    by_mark,   ///< the text begins like the format, or has its version bytes
    certain,   ///< a valid text of a kind that is not supported
};

/// nearness returns the rank of an error of Shape::read.
[[nodiscard]] constexpr Nearness nearness(Errc code) noexcept {
    switch (code) {
        case Errc::format_mismatch:
        case Errc::address_syntax: return Nearness::none;
        case Errc::address_character:
        case Errc::address_length:
        case Errc::base58_length:
        case Errc::base58_too_long:
        case Errc::base32_length:
        case Errc::base64_length:
        case Errc::hex_odd_length: return Nearness::by_size;
        case Errc::base58_character:
        case Errc::base32_character:
        case Errc::base64_character:
        case Errc::public_key_length:
        case Errc::bech32_separator: return Nearness::by_shape;
        case Errc::hex_prefix:
        case Errc::base58_checksum:
        case Errc::address_checksum:
        case Errc::crc_checksum:
        case Errc::public_key_prefix:
        case Errc::public_key_hybrid:
        case Errc::public_key_not_on_curve:
        case Errc::public_key_small_order: return Nearness::by_sum;
        case Errc::hex_length:
        case Errc::hrp_mismatch:
        case Errc::unknown_version_bytes: return Nearness::by_kind;
        case Errc::kind_not_offered: return Nearness::certain;
        default: return Nearness::by_mark;
    }
}

}  // namespace coffer::address
