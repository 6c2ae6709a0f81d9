// Decimal integers as text.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer {

/// parse_decimal reads 1 to 19 decimal digits without a leading zero ("0" itself is one). Nothing: other text, or more than `limit`.
[[nodiscard]] constexpr std::optional<u64> parse_decimal(std::string_view text, u64 limit) noexcept {
    if (text.empty() || text.size() > 19 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
    u64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<u64>(c - '0');
    }
    if (value > limit) return std::nullopt;
    return value;
}

}  // namespace coffer
