// Amounts of money and fees, exact: no floating point anywhere.
#pragma once

#include <array>
#include <compare>
#include <string>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

/// Amount is a natural number below 2^384: wide enough for a 256-bit price times a 64-bit quantity, summed.
class Amount {
public:
    static constexpr std::size_t max_bytes = 48;

    constexpr Amount() noexcept = default;
    constexpr explicit Amount(u64 value) noexcept : limbs_{static_cast<u32>(value), static_cast<u32>(value >> 32U)} {}
    /// from_big_endian reads at most max_bytes (COFFER_INVARIANT).
    [[nodiscard]] static Amount from_big_endian(Bytes number) noexcept;
    /// from_little_endian reads at most max_bytes (COFFER_INVARIANT).
    [[nodiscard]] static Amount from_little_endian(Bytes number) noexcept;

    [[nodiscard]] ByteArray<max_bytes> big_endian() const noexcept;

    /// plus and times end the process where the result does not fit (COFFER_INVARIANT).
    [[nodiscard]] Amount plus(const Amount& other) const noexcept;
    [[nodiscard]] Amount times(u64 factor) const noexcept;
    /// divided_up divides by a number above zero and below 2^32, and rounds up.
    [[nodiscard]] Amount divided_up(u32 divisor) const noexcept;

    [[nodiscard]] bool is_zero() const noexcept { return *this == Amount(); }
    /// decimal prints all digits; with `places`, as a fraction of 10^places without trailing zeros: 1500 with 3 places is "1.5".
    [[nodiscard]] std::string decimal(unsigned places = 0) const;

    friend bool operator==(const Amount&, const Amount&) noexcept = default;
    friend std::strong_ordering operator<=>(const Amount& a, const Amount& b) noexcept;

private:
    [[nodiscard]] u32 divide(u32 divisor) noexcept;

    std::array<u32, max_bytes / 4> limbs_{};  // the lowest first
};

}  // namespace coffer::tx
