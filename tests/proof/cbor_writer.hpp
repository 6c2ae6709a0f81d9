// A CBOR encoder for tests, which can produce any malformed encoding.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing::cbor {

using Encoded = std::vector<u8>;

inline void append(Encoded& out, Bytes bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// head writes a major type and its argument in the shortest form, or in `width` bytes (1, 2, 4, 8).
[[nodiscard]] inline Encoded head(unsigned major, u64 value, unsigned width = 0) {
    const auto first = static_cast<u8>(major << 5U);
    if (width == 0) width = value < 24 ? 0 : value <= 0xff ? 1 : value <= 0xffff ? 2 : value <= 0xffffffff ? 4 : 8;
    if (width == 0) return {static_cast<u8>(first | value)};
    Encoded out{static_cast<u8>(first | (width == 1 ? 24U : width == 2 ? 25U : width == 4 ? 26U : 27U))};
    for (unsigned i = width; i-- > 0;) out.push_back(static_cast<u8>(value >> (8 * i)));
    return out;
}

[[nodiscard]] inline Encoded natural(u64 value) {
    return head(0, value);
}
[[nodiscard]] inline Encoded bytes(Bytes content) {
    Encoded out = head(2, content.size());
    append(out, content);
    return out;
}
[[nodiscard]] inline Encoded text(std::string_view content) {
    Encoded out = head(3, content.size());
    append(out, as_bytes(content));
    return out;
}
[[nodiscard]] inline Encoded null() {
    return {0xf6};
}
[[nodiscard]] inline Encoded array(const std::vector<Encoded>& items) {
    Encoded out = head(4, items.size());
    for (const Encoded& item : items) append(out, item);
    return out;
}

using Entries = std::vector<std::pair<Encoded, Encoded>>;

[[nodiscard]] inline Encoded map(const Entries& entries, bool open = false) {
    Encoded out = open ? Encoded{0xbf} : head(5, entries.size());
    for (const auto& [key, value] : entries) {
        append(out, key);
        append(out, value);
    }
    if (open) out.push_back(0xff);
    return out;
}

}  // namespace coffer::testing::cbor
