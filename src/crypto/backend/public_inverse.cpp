// Division steps (Bernstein and Yang, "Fast constant-time gcd computation and modular inversion", 2019), here in variable time. 62 steps on
// the low words of f and g form a 2x2 matrix, which is then applied to the whole numbers. This takes a fifth of the time of the libraries'
// inverses. The callers check the inverse by one multiplication.
#include "crypto/backend/public_inverse.hpp"

#include <algorithm>
#include <bit>

#include "crypto/backend/scalar256.hpp"

namespace coffer::backend {
namespace {

using i64 = std::int64_t;
__extension__ typedef __int128 i128;

constexpr int limb_bits = 62;
constexpr u64 limb_mask = (u64{1} << limb_bits) - 1;
constexpr std::size_t limb_count = 5;

// A signed number of five limbs of 62 bits, least significant first. The last limb has the sign. There is room for 2^52 times the order.
struct Number {
    std::array<i64, limb_count> limbs{};

    Number() noexcept = default;
    explicit Number(FixedBytes<32> bytes) noexcept {
        const Scalar256 words(bytes);
        for (std::size_t i = 0; i < limb_count; ++i) {
            const std::size_t bit = i * limb_bits;
            u64 limb = words.limbs[bit / 64] >> (bit % 64);
            if (bit % 64 > 64 - limb_bits && bit / 64 + 1 < words.limbs.size()) limb |= words.limbs[bit / 64 + 1] << (64 - bit % 64);
            limbs[i] = static_cast<i64>(limb & limb_mask);
        }
    }

    void store(FixedMutBytes<32> bytes) const noexcept {
        Scalar256 words;
        for (std::size_t i = 0; i < limb_count; ++i) {
            const std::size_t bit = i * limb_bits;
            const auto limb = static_cast<u64>(limbs[i]);
            words.limbs[bit / 64] |= limb << (bit % 64);
            if (bit % 64 > 64 - limb_bits && bit / 64 + 1 < words.limbs.size()) words.limbs[bit / 64 + 1] |= limb >> (64 - bit % 64);
        }
        words.store(bytes);
    }

    [[nodiscard]] bool is_zero() const noexcept { return limbs == std::array<i64, limb_count>{}; }
    [[nodiscard]] bool is_negative() const noexcept { return limbs.back() < 0; }
};

// Returns (a * x + b * y + c * z) / 2^62. The lowest limb of the sum is zero and is dropped.
[[gnu::always_inline]] inline Number combined(i64 a, const Number& x, i64 b, const Number& y, i64 c, const Number& z) noexcept {
    Number sum;
    i128 carry = 0;
    for (std::size_t i = 0; i < limb_count; ++i) {
        carry += static_cast<i128>(a) * x.limbs[i] + static_cast<i128>(b) * y.limbs[i] + static_cast<i128>(c) * z.limbs[i];
        if (i != 0) sum.limbs[i - 1] = static_cast<i64>(static_cast<u64>(carry) & limb_mask);
        carry >>= limb_bits;
    }
    sum.limbs.back() = static_cast<i64>(carry);
    return sum;
}

// Returns x + c * y.
Number sum_of(const Number& x, i64 c, const Number& y) noexcept {
    Number sum;
    i128 carry = 0;
    for (std::size_t i = 0; i < limb_count; ++i) {
        carry += static_cast<i128>(c) * y.limbs[i] + x.limbs[i];
        if (i + 1 == limb_count) break;
        sum.limbs[i] = static_cast<i64>(static_cast<u64>(carry) & limb_mask);
        carry >>= limb_bits;
    }
    sum.limbs.back() = static_cast<i64>(carry);
    return sum;
}

// (f, g) becomes (u*f + v*g, q*f + r*g) / 2^62. |u| + |v| and |q| + |r| are at most 2^62.
struct Matrix {
    i64 u;
    i64 v;
    i64 q;
    i64 r;
};

// Performs 62 division steps. f is odd, and only the low 64 bits of f and g matter.
Matrix division_steps(i64& delta, u64 f, u64 g) noexcept {
    u64 u = 1;
    u64 v = 0;
    u64 q = 0;
    u64 r = 1;
    for (int left = limb_bits;;) {
        const int zeros = std::countr_zero(g | u64{1} << left);
        g >>= zeros;
        u <<= zeros;
        v <<= zeros;
        delta += zeros;
        left -= zeros;
        if (left == 0) break;
        if (delta > 0) {
            delta = -delta;
            g = u64{0} - std::exchange(f, g);
            q = u64{0} - std::exchange(u, q);
            r = u64{0} - std::exchange(v, r);
        }
        // Until the next swap, the steps only clear the low bits of g. Up to six are done at once: one Newton iteration from f itself gives
        // the inverse of f modulo 2^6.
        const int alike = static_cast<int>(std::min<i64>({1 - delta, left, 6}));
        const u64 times = (u64{0} - g * f * (2 - f * f)) & ((u64{1} << alike) - 1);
        g += f * times;
        q += u * times;
        r += v * times;
    }
    return {static_cast<i64>(u), static_cast<i64>(v), static_cast<i64>(q), static_cast<i64>(r)};
}

u64 low_word(const Number& number) noexcept {
    return static_cast<u64>(number.limbs[0]) | static_cast<u64>(number.limbs[1]) << limb_bits;
}

// Returns -1 / odd mod 2^62. An odd number is its own inverse modulo 2^3, and each Newton iteration doubles the number of right bits.
constexpr u64 negated_inverse(u64 odd) noexcept {
    u64 inverse = odd;
    for (int round = 0; round < 5; ++round) inverse *= 2 - odd * inverse;
    return (u64{0} - inverse) & limb_mask;
}

}  // namespace

std::optional<ByteArray<32>> public_inverse_mod_p256_order(FixedBytes<32> value) noexcept {
    const Number order{FixedBytes<32>(p256_order)};
    const u64 factor = negated_inverse(static_cast<u64>(order.limbs[0]));
    // The multiple of the order that makes the lowest limb of a*x + b*y zero.
    const auto multiple = [factor](i64 a, const Number& x, i64 b, const Number& y) {
        const u64 low = static_cast<u64>(a) * static_cast<u64>(x.limbs[0]) + static_cast<u64>(b) * static_cast<u64>(y.limbs[0]);
        return static_cast<i64>(low * factor & limb_mask);
    };

    // Invariant: f = d * value and g = e * value modulo the order, up to powers of two, which are divided out. d and e grow by less than
    // the order in each round.
    Number f = order;
    Number g(value);
    Number d;
    Number e;
    e.limbs[0] = 1;
    const Number none;
    for (i64 delta = 1; !g.is_zero();) {
        const Matrix m = division_steps(delta, low_word(f), low_word(g));
        const Number next_f = combined(m.u, f, m.v, g, 0, none);
        g = combined(m.q, f, m.r, g, 0, none);
        f = next_f;
        const Number next_d = combined(m.u, d, m.v, e, multiple(m.u, d, m.v, e), order);
        e = combined(m.q, d, m.r, e, multiple(m.q, d, m.r, e), order);
        d = next_d;
    }
    // The remaining f is the greatest common divisor: 1 or -1, unless `value` is zero.
    if (f.is_negative()) d = sum_of(none, -1, d);
    while (d.is_negative()) d = sum_of(d, 1, order);
    for (Number less = sum_of(d, -1, order); !less.is_negative(); less = sum_of(d, -1, order)) d = less;
    if (d.is_zero()) return std::nullopt;
    ByteArray<32> inverse;
    d.store(inverse);
    return inverse;
}

}  // namespace coffer::backend
