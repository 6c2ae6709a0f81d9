// Big-endian 256-bit scalars modulo a group order, in mask arithmetic. No branch and no address depends on their value, except for the
// decision whether a scalar is accepted.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"
#include "core/declassify.hpp"

namespace coffer::backend {

/// The order of P-256 (SP 800-186 section 3.2.1.3).
inline constexpr ByteArray<32> p256_order = {0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                                             0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
                                             0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};

__extension__ typedef unsigned __int128 u128;

/// Scalar256 holds four 64-bit limbs, least significant first, and wipes itself.
struct Scalar256 {
    std::array<u64, 4> limbs{};

    Scalar256() noexcept = default;
    explicit Scalar256(FixedBytes<32> bytes) noexcept {
        for (std::size_t i = 0; i < 32; ++i) limbs[3 - i / 8] = limbs[3 - i / 8] << 8 | bytes[i];
    }
    ~Scalar256() { wipe({reinterpret_cast<u8*>(limbs.data()), sizeof limbs}); }
    Scalar256(const Scalar256&) = delete;
    Scalar256& operator=(const Scalar256&) = delete;

    void store(FixedMutBytes<32> bytes) const noexcept {
        for (std::size_t i = 0; i < 32; ++i) bytes[i] = static_cast<u8>(limbs[3 - i / 8] >> (56 - 8 * (i % 8)));
    }

    /// is_zero returns 1 for zero, else 0.
    [[nodiscard]] u64 is_zero() const noexcept {
        const u64 bits = limbs[0] | limbs[1] | limbs[2] | limbs[3];
        return 1 ^ ((bits | (u64{0} - bits)) >> 63);
    }

    /// subtract sets out = a - b and returns the borrow.
    static u64 subtract(const Scalar256& a, const Scalar256& b, Scalar256& out) noexcept {
        u64 borrow = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const u128 difference = static_cast<u128>(a.limbs[i]) - b.limbs[i] - borrow;
            out.limbs[i] = static_cast<u64>(difference);
            borrow = static_cast<u64>(difference >> 64) & 1;
        }
        return borrow;
    }

    /// add sets out = a + b and returns the carry.
    static u64 add(const Scalar256& a, const Scalar256& b, Scalar256& out) noexcept {
        u64 carry = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const u128 sum = static_cast<u128>(a.limbs[i]) + b.limbs[i] + carry;
            out.limbs[i] = static_cast<u64>(sum);
            carry = static_cast<u64>(sum >> 64);
        }
        return carry;
    }

    /// select takes the value of `other` if `choice` is 1, and keeps its own if it is 0.
    void select(const Scalar256& other, u64 choice) noexcept {
        u64 mask = u64{0} - choice;
        __asm__ __volatile__("" : "+r"(mask));
        for (std::size_t i = 0; i < 4; ++i) limbs[i] ^= mask & (limbs[i] ^ other.limbs[i]);
    }
};

/// scalar_in_range returns whether 1 <= scalar < order.
[[nodiscard]] inline bool scalar_in_range(FixedBytes<32> scalar, const ByteArray<32>& order) noexcept {
    const Scalar256 value(scalar);
    const Scalar256 limit{FixedBytes<32>(order)};
    Scalar256 scratch;
    const u64 below = Scalar256::subtract(value, limit, scratch);
    return core::declassified((below & (value.is_zero() ^ 1)) == 1);
}

/// scalar_add sets scalar = (scalar + tweak) mod order. `scalar` is below the order. It returns false, and leaves `scalar` unchanged, if
/// tweak >= order or the sum is zero.
[[nodiscard]] inline bool scalar_add(FixedMutBytes<32> scalar, FixedBytes<32> tweak, const ByteArray<32>& order) noexcept {
    const Scalar256 a{FixedBytes<32>(scalar)};
    const Scalar256 b(tweak);
    const Scalar256 limit{FixedBytes<32>(order)};
    Scalar256 sum;
    Scalar256 reduced;
    const u64 tweak_below = Scalar256::subtract(b, limit, reduced);
    const u64 carry = Scalar256::add(a, b, sum);
    const u64 borrow = Scalar256::subtract(sum, limit, reduced);
    sum.select(reduced, carry | (borrow ^ 1));
    if (!core::declassified((tweak_below & (sum.is_zero() ^ 1)) == 1)) return false;
    sum.store(scalar);
    return true;
}

/// scalar_reduce sets `reduced` to value mod order. `value` is below twice the order, as is every 256-bit value for orders above 2^255.
inline void scalar_reduce(FixedBytes<32> value, const ByteArray<32>& order, FixedMutBytes<32> reduced) noexcept {
    Scalar256 whole(value);
    const Scalar256 limit{FixedBytes<32>(order)};
    Scalar256 less;
    const u64 borrow = Scalar256::subtract(whole, limit, less);
    whole.select(less, borrow ^ 1);
    whole.store(reduced);
}

}  // namespace coffer::backend
