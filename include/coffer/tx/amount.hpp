// Exact amounts of coins and fees. No function here uses floating point.
#pragma once

#include <array>
#include <compare>
#include <string>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

/// Amount is an integer from 0 to 2^384 - 1. The width suffices for sums of products of a 256-bit price and a 64-bit quantity. It has no
/// unit: each user of Amount states its own (wei, lamports, sun).
class Amount {
public:
    /// max_bytes is the length of the largest amount, in bytes.
    static constexpr std::size_t max_bytes = 48;

    constexpr Amount() noexcept = default;
    /// Amount(value) is the amount `value`.
    constexpr explicit Amount(u64 value) noexcept : limbs_{static_cast<u32>(value), static_cast<u32>(value >> 32U)} {}
    /// from_big_endian returns the value of a big-endian integer. `number`: 0 to max_bytes bytes (COFFER_INVARIANT); empty means zero.
    [[nodiscard]] static Amount from_big_endian(Bytes number) noexcept;
    /// from_little_endian returns the value of a little-endian integer. `number`: 0 to max_bytes bytes (COFFER_INVARIANT); empty means
    /// zero.
    [[nodiscard]] static Amount from_little_endian(Bytes number) noexcept;

    /// big_endian returns the value in big-endian order, left-padded with zeros.
    [[nodiscard]] ByteArray<max_bytes> big_endian() const noexcept;

    /// plus returns the sum, which must be below 2^384 (COFFER_INVARIANT).
    [[nodiscard]] Amount plus(const Amount& other) const noexcept;
    /// times returns the product, which must be below 2^384 (COFFER_INVARIANT).
    [[nodiscard]] Amount times(u64 factor) const noexcept;
    /// divided_up returns the quotient, rounded up. `divisor`: not 0 (COFFER_INVARIANT).
    [[nodiscard]] Amount divided_up(u32 divisor) const noexcept;

    /// is_zero returns whether the amount is zero.
    [[nodiscard]] bool is_zero() const noexcept { return *this == Amount(); }
    /// decimal returns the value divided by 10^places in decimal digits, exactly and without trailing zeros after the point: 1500 with 3
    /// places is "1.5".
    [[nodiscard]] std::string decimal(unsigned places = 0) const;

    friend bool operator==(const Amount&, const Amount&) noexcept = default;
    friend std::strong_ordering operator<=>(const Amount& a, const Amount& b) noexcept;

private:
    [[nodiscard]] u32 divide(u32 divisor) noexcept;

    std::array<u32, max_bytes / 4> limbs_{};  // least significant first
};

}  // namespace coffer::tx
