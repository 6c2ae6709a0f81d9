// The encoding of SEC 1 points (section 2.3.4), checked before a library parses it, because libraries accept different encodings.
#pragma once

#include <algorithm>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::keys {

/// check_sec1_form succeeds for 33 bytes beginning with 02 or 03, and for 65 bytes beginning with 04.
/// Errors: public_key_length, public_key_infinity (1, 33 or 65 zero bytes), public_key_hybrid (65 bytes beginning with 06 or 07),
/// public_key_prefix.
[[nodiscard]] inline Status check_sec1_form(Bytes sec1) noexcept {
    constexpr std::size_t compressed = 33;
    constexpr std::size_t uncompressed = 65;
    const bool point_length = sec1.size() == compressed || sec1.size() == uncompressed;
    if (!point_length && sec1.size() != 1) return fail(Errc::public_key_length);
    const u8 prefix = sec1[0];
    if (std::all_of(sec1.begin(), sec1.end(), [](u8 b) { return b == 0; })) return fail(Errc::public_key_infinity);
    if (!point_length) return fail(Errc::public_key_length);
    switch (prefix) {
        case 0x02:
        case 0x03: return sec1.size() == compressed ? Status(Ok{}) : fail(Errc::public_key_length);
        case 0x04: return sec1.size() == uncompressed ? Status(Ok{}) : fail(Errc::public_key_length);
        case 0x06:
        case 0x07: return fail(sec1.size() == uncompressed ? Errc::public_key_hybrid : Errc::public_key_length);
        default: return fail(Errc::public_key_prefix, std::size_t{0});
    }
}

}  // namespace coffer::keys
