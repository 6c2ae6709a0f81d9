// Code points of well-formed UTF-8.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::text {

struct CodePoint {
    char32_t value;
    std::size_t length;  // in bytes
};

/// code_point_at returns the code point at the offset `at` of well-formed UTF-8.
[[nodiscard]] inline CodePoint code_point_at(Bytes utf8, std::size_t at) noexcept {
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(utf8[at + i] & 0x3f); };
    const char32_t first = utf8[at];
    if (first < 0x80) return {first, 1};
    if (first < 0xe0) return {(first & 0x1f) << 6 | tail(1), 2};
    if (first < 0xf0) return {(first & 0x0f) << 12 | tail(1) << 6 | tail(2), 3};
    return {(first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

[[nodiscard]] constexpr std::size_t utf8_length(char32_t c) noexcept {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// write_utf8 writes the utf8_length(c) bytes of a code point to the front of `out` and returns their number.
inline std::size_t write_utf8(MutBytes out, char32_t c) noexcept {
    const auto tail = [c](unsigned shift) { return static_cast<u8>(0x80 | (c >> shift & 0x3f)); };
    if (c < 0x80) {
        out[0] = static_cast<u8>(c);
        return 1;
    }
    if (c < 0x800) {
        out[0] = static_cast<u8>(0xc0 | c >> 6);
        out[1] = tail(0);
        return 2;
    }
    if (c < 0x10000) {
        out[0] = static_cast<u8>(0xe0 | c >> 12);
        out[1] = tail(6);
        out[2] = tail(0);
        return 3;
    }
    out[0] = static_cast<u8>(0xf0 | c >> 18);
    out[1] = tail(12);
    out[2] = tail(6);
    out[3] = tail(0);
    return 4;
}

}  // namespace coffer::text
