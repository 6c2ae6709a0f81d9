// Mask arithmetic on secret values: no branch, no index. A mask is all ones (true) or all zeros (false).
#pragma once

#include "coffer/core/bytes.hpp"
#include "core/declassify.hpp"

namespace coffer::core {

/// ct_reveal makes a value that was computed from secrets one that may be branched on: an accept/reject bit, a length.
template <typename T>
[[nodiscard]] inline T ct_reveal(T value) noexcept {
    __asm__("" : "+r"(value));
    return declassified(value);
}

/// ct_hide keeps the compiler from learning that a value is a mask, and so from turning mask arithmetic back into branches.
[[nodiscard]] inline u32 ct_hide(u32 value) noexcept {
    __asm__("" : "+r"(value));
    return value;
}

/// ct_mask_below is a < b, for values below 2^31.
[[nodiscard]] inline u32 ct_mask_below(u32 a, u32 b) noexcept {
    return ct_hide(0U - ((a - b) >> 31));
}

[[nodiscard]] inline u32 ct_mask_nonzero(u32 value) noexcept {
    return ct_hide(0U - ((value | (0U - value)) >> 31));
}

[[nodiscard]] inline u32 ct_mask_equal(u32 a, u32 b) noexcept {
    return ~ct_mask_nonzero(a ^ b);
}

/// ct_mask_in_range is min <= value <= max, for values below 2^31.
[[nodiscard]] inline u32 ct_mask_in_range(u32 value, u32 min, u32 max) noexcept {
    return ~(ct_mask_below(value, min) | ct_mask_below(max, value));
}

/// ct_select is mask ? a : b.
[[nodiscard]] inline u32 ct_select(u32 mask, u32 a, u32 b) noexcept {
    return (mask & a) | (~mask & b);
}

/// ct_accept turns a mask into the one bit that may be branched on.
[[nodiscard]] inline bool ct_accept(u32 mask) noexcept {
    return ct_reveal(mask & 1U) != 0;
}

}  // namespace coffer::core
