// The inner loops of hexadecimal text. They use mask arithmetic on sixteen bytes at a time, so the same loop is fast and constant time.
#pragma once

#include <cstring>

#include "core/ct_mask.hpp"

namespace coffer::hex::detail {

using Vector = u8 __attribute__((vector_size(16)));

inline Vector load(const void* from) noexcept {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}

inline void store(void* to, Vector vector) noexcept {
    std::memcpy(to, &vector, sizeof vector);
}

inline Vector digits_of(Vector nibbles) noexcept {
    return nibbles + u8{'0'} + (reinterpret_cast<Vector>(nibbles > u8{9}) & u8{'a' - '0' - 10});
}

inline u8 digit_of(u32 nibble) noexcept {
    return static_cast<u8>(nibble + '0' + (core::ct_mask_below(9, nibble) & ('a' - '0' - 10)));
}

/// encode_digits writes 2 * size digits. Constant time.
inline void encode_digits(void* text, const u8* data, std::size_t size) noexcept {
    auto* out = static_cast<u8*>(text);
    std::size_t i = 0;
    for (; i + 16 <= size; i += 16) {
        const Vector bytes = load(data + i);
        const Vector high = digits_of(bytes >> 4);
        const Vector low = digits_of(bytes & u8{15});
        store(out + 2 * i, __builtin_shufflevector(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
        store(out + 2 * i + 16, __builtin_shufflevector(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
    }
    for (; i < size; ++i) {
        out[2 * i] = digit_of(data[i] >> 4);
        out[2 * i + 1] = digit_of(data[i] & 15U);
    }
}

/// values_of returns the value of each digit, and clears the lanes of `good` that hold no digit.
inline Vector values_of(Vector text, Vector& good) noexcept {
    const Vector digit = text - u8{'0'};
    const Vector letter = (text | u8{0x20}) - u8{'a'};
    const auto is_digit = reinterpret_cast<Vector>(digit <= u8{9});
    const auto is_letter = reinterpret_cast<Vector>(letter <= u8{5});
    good &= is_digit | is_letter;
    return (digit & is_digit) | ((letter + u8{10}) & is_letter);
}

inline u32 value_of(u32 character, u32& good) noexcept {
    const u32 letter = character | 0x20U;
    const u32 is_digit = core::ct_mask_in_range(character, '0', '9');
    const u32 is_letter = core::ct_mask_in_range(letter, 'a', 'f');
    good &= is_digit | is_letter;
    return (is_digit & (character - '0')) | (is_letter & (letter - 'a' + 10));
}

/// decode_digits decodes 2 * size characters into `size` bytes and returns a mask: whether all of them are digits. Constant time.
inline u32 decode_digits(u8* out, const void* text, std::size_t size) noexcept {
    const auto* const in = static_cast<const u8*>(text);
    std::size_t i = 0;
    Vector good_lanes = ~Vector{};
    for (; i + 16 <= size; i += 16) {
        const Vector first = values_of(load(in + 2 * i), good_lanes);
        const Vector second = values_of(load(in + 2 * i + 16), good_lanes);
        const Vector high = __builtin_shufflevector(first, second, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        const Vector low = __builtin_shufflevector(first, second, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
        store(out + i, (high << 4) | low);
    }
    u32 good = ~0U;
    for (; i < size; ++i) {
        const u32 high = value_of(in[2 * i], good);
        const u32 low = value_of(in[2 * i + 1], good);
        out[i] = static_cast<u8>(high << 4 | low);
    }
    u64 halves[2];
    std::memcpy(halves, &good_lanes, sizeof halves);
    const u64 bad_lanes = ~(halves[0] & halves[1]);
    return good & ~core::ct_mask_nonzero(static_cast<u32>(bad_lanes | bad_lanes >> 32));
}

}  // namespace coffer::hex::detail
