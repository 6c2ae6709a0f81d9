// Which of several refusals says most about a text: the one of the format that got furthest.
#pragma once

#include "coffer/core/error.hpp"

namespace coffer::address {

/// Nearness orders what a refusal shows about the text, the least first.
enum class Nearness : unsigned char {
    none,      ///< the text does not begin as the format does
    by_size,   ///< no more than that the length or the alphabet is another one
    by_shape,  ///< a foreign character, or a missing separator, in a text that could be meant
    by_sum,    ///< length and alphabet fit; a weak mark such as a checksum, a curve or 0x does not
    by_kind,   ///< a valid text of its encoding, but of another chain or length
    by_mark,   ///< the text begins as the format does, or carries its version
    certain,   ///< a valid text of a kind that is not offered
};

/// nearness grades an error code of a format's read function.
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
