// The group orders of the Weierstrass curves, for range checks of public scalars (signatures). The backends check secret scalars.
#pragma once

#include <algorithm>

#include "coffer/core/bytes.hpp"
#include "coffer/keys/curve.hpp"

namespace coffer::keys {

/// group_order<C> is the order n, big-endian (SEC 2 sections 2.4.1 and 2.4.2).
template <WeierstrassCurve C>
inline constexpr ByteArray<32> group_order{};
template <>
inline constexpr ByteArray<32> group_order<Secp256k1> = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                                         0xff, 0xff, 0xff, 0xff, 0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48,
                                                         0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41};
template <>
inline constexpr ByteArray<32> group_order<P256> = {0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                                                    0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
                                                    0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};

/// halved returns value / 2, rounded down.
[[nodiscard]] constexpr ByteArray<32> halved(const ByteArray<32>& value) noexcept {
    ByteArray<32> half{};
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        half[i] = static_cast<u8>(carry << 7U | value[i] >> 1U);
        carry = value[i] & 1U;
    }
    return half;
}

template <WeierstrassCurve C>
inline constexpr ByteArray<32> half_group_order = halved(group_order<C>);

/// order_minus returns n - value. `value` is below n.
template <WeierstrassCurve C>
[[nodiscard]] constexpr ByteArray<32> order_minus(FixedBytes<32> value) noexcept {
    ByteArray<32> difference{};
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int digit = int{group_order<C>[i]} - int{value[i]} - borrow;
        borrow = digit < 0 ? 1 : 0;
        difference[i] = static_cast<u8>(digit & 0xff);
    }
    return difference;
}

/// below returns whether a < b, for big-endian numbers. Not constant time: for public data.
[[nodiscard]] constexpr bool below(FixedBytes<32> a, FixedBytes<32> b) noexcept {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

[[nodiscard]] constexpr bool is_zero(FixedBytes<32> value) noexcept {
    return std::all_of(value.begin(), value.end(), [](u8 b) { return b == 0; });
}

}  // namespace coffer::keys
