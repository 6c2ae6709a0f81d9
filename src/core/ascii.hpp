// ASCII letters without a locale.
#pragma once

#include <string_view>

namespace coffer::core {

/// ascii_lower turns A-Z into a-z and leaves every other byte alone.
[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// equal_ignoring_case compares public text, with A-Z taken as a-z.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
    return true;
}

}  // namespace coffer::core
