// The field GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1. There are no tables and no branches on values, because the values are
// secret.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::qos {

/// gf_multiply returns a * b. Constant time.
[[nodiscard]] constexpr u8 gf_multiply(u8 a, u8 b) noexcept {
    unsigned product = 0;
    unsigned shifted = a;
    for (unsigned bit = 0; bit < 8; ++bit) {
        product ^= shifted & (0U - ((unsigned{b} >> bit) & 1U));
        shifted = (shifted << 1U) ^ (0x11bU & (0U - (shifted >> 7U)));
    }
    return static_cast<u8>(product);
}

/// gf_invert returns a^254, the inverse of `a`, or 0 for 0. Constant time.
[[nodiscard]] constexpr u8 gf_invert(u8 a) noexcept {
    u8 power = a;
    u8 result = 1;
    for (int bit = 1; bit < 8; ++bit) {
        power = gf_multiply(power, power);
        result = gf_multiply(result, power);
    }
    return result;
}

static_assert(gf_multiply(0x57, 0x83) == 0xc1);  // FIPS 197, section 4.2
static_assert(gf_multiply(gf_invert(0x53), 0x53) == 1 && gf_invert(0) == 0);

}  // namespace coffer::qos
