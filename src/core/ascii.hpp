// ASCII letters, independent of the locale.
#pragma once

#include <string_view>

namespace coffer::core {

/// ascii_lower returns the lower-case letter for A-Z, and every other byte unchanged.
[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// equal_ignoring_case returns whether `a` and `b` are equal when A-Z are taken as a-z. Not constant time: for public text.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
    return true;
}

}  // namespace coffer::core
