#include "coffer/tx/amount.hpp"

#include <algorithm>

#include "coffer/core/result.hpp"

namespace coffer::tx {

Amount Amount::from_little_endian(Bytes number) noexcept {
    COFFER_INVARIANT(number.size() <= max_bytes);
    Amount amount;
    for (std::size_t i = 0; i < number.size(); ++i) amount.limbs_[i / 4] |= static_cast<u32>(number[i]) << (8 * (i % 4));
    return amount;
}

Amount Amount::from_big_endian(Bytes number) noexcept {
    COFFER_INVARIANT(number.size() <= max_bytes);
    std::array<u8, max_bytes> reversed{};
    std::ranges::reverse_copy(number, reversed.begin());
    return from_little_endian(reversed);
}

ByteArray<Amount::max_bytes> Amount::big_endian() const noexcept {
    ByteArray<max_bytes> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[bytes.size() - 1 - i] = static_cast<u8>(limbs_[i / 4] >> (8 * (i % 4)));
    return bytes;
}

Amount Amount::plus(const Amount& other) const noexcept {
    Amount sum;
    u64 carry = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
        carry += static_cast<u64>(limbs_[i]) + other.limbs_[i];
        sum.limbs_[i] = static_cast<u32>(carry);
        carry >>= 32U;
    }
    COFFER_INVARIANT(carry == 0);
    return sum;
}

Amount Amount::times(u64 factor) const noexcept {
    const std::array<u64, 2> digits{factor & 0xffffffff, factor >> 32U};
    Amount product;
    for (std::size_t shift = 0; shift < digits.size(); ++shift) {
        u64 carry = 0;
        for (std::size_t i = 0; i < limbs_.size(); ++i) {
            const u64 term = limbs_[i] * digits[shift];
            if (i + shift >= limbs_.size()) {
                COFFER_INVARIANT(term == 0);
                continue;
            }
            u32& limb = product.limbs_[i + shift];
            carry += (term & 0xffffffff) + limb;
            limb = static_cast<u32>(carry);
            carry = (carry >> 32U) + (term >> 32U);
        }
        COFFER_INVARIANT(carry == 0);
    }
    return product;
}

u32 Amount::divide(u32 divisor) noexcept {
    u64 rest = 0;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
        const u64 dividend = rest << 32U | limbs_[i];
        limbs_[i] = static_cast<u32>(dividend / divisor);
        rest = dividend % divisor;
    }
    return static_cast<u32>(rest);
}

Amount Amount::divided_up(u32 divisor) const noexcept {
    COFFER_INVARIANT(divisor != 0);
    Amount quotient = *this;
    const u32 rest = quotient.divide(divisor);
    return rest == 0 ? quotient : quotient.plus(Amount(1));
}

std::string Amount::decimal(unsigned places) const {
    std::string digits;
    for (Amount rest = *this; !rest.is_zero();) digits.push_back(static_cast<char>('0' + rest.divide(10)));
    if (digits.size() <= places) digits.append(places + 1 - digits.size(), '0');
    std::ranges::reverse(digits);
    if (places == 0) return digits;
    digits.insert(digits.size() - places, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::strong_ordering operator<=>(const Amount& a, const Amount& b) noexcept {
    return std::lexicographical_compare_three_way(a.limbs_.rbegin(), a.limbs_.rend(), b.limbs_.rbegin(), b.limbs_.rend());
}

}  // namespace coffer::tx
