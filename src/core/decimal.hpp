// Decimal integers in text.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer {

/// parse_decimal returns the number in a text of 1 to 19 decimal digits without leading zeros ("0" is allowed). It returns nothing for
/// other text and for a number greater than `limit`.
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
