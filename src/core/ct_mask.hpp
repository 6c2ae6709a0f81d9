// Mask arithmetic on secret values, without branches and without secret indices. A mask is all ones (true) or all zeros (false).
#pragma once

#include "coffer/core/bytes.hpp"
#include "core/declassify.hpp"

namespace coffer::core {

/// ct_reveal returns a value on which code may branch although it was computed from secrets: an accept-or-reject bit or a length.
template <typename T>
[[nodiscard]] inline T ct_reveal(T value) noexcept {
    __asm__("" : "+r"(value));
    return declassified(value);
}

/// ct_hide hides from the compiler that a value is a mask, so that it does not turn mask arithmetic back into branches.
[[nodiscard]] inline u32 ct_hide(u32 value) noexcept {
    __asm__("" : "+r"(value));
    return value;
}

/// ct_mask_below returns the mask of a < b, for values below 2^31.
[[nodiscard]] inline u32 ct_mask_below(u32 a, u32 b) noexcept {
    return ct_hide(0U - ((a - b) >> 31));
}

[[nodiscard]] inline u32 ct_mask_nonzero(u32 value) noexcept {
    return ct_hide(0U - ((value | (0U - value)) >> 31));
}

[[nodiscard]] inline u32 ct_mask_equal(u32 a, u32 b) noexcept {
    return ~ct_mask_nonzero(a ^ b);
}

/// ct_mask_in_range returns the mask of min <= value <= max, for values below 2^31.
[[nodiscard]] inline u32 ct_mask_in_range(u32 value, u32 min, u32 max) noexcept {
    return ~(ct_mask_below(value, min) | ct_mask_below(max, value));
}

/// ct_select returns `a` if `mask` is all ones, and `b` if it is all zeros.
[[nodiscard]] inline u32 ct_select(u32 mask, u32 a, u32 b) noexcept {
    return (mask & a) | (~mask & b);
}

/// ct_accept turns a mask into a bool on which code may branch.
[[nodiscard]] inline bool ct_accept(u32 mask) noexcept {
    return ct_reveal(mask & 1U) != 0;
}

}  // namespace coffer::core
