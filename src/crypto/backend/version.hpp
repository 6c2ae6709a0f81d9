// Comparing dotted version numbers.
#pragma once

#include <string_view>

namespace coffer::backend {

/// version_at_least compares major, minor and patch number and ignores the rest.
[[nodiscard]] constexpr bool version_at_least(std::string_view version, std::string_view floor) noexcept {
    const auto number = [](std::string_view& text) {
        unsigned value = 0;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            value = value * 10 + static_cast<unsigned>(text.front() - '0');
            text.remove_prefix(1);
        }
        if (!text.empty() && text.front() == '.') text.remove_prefix(1);
        return value;
    };
    for (int part = 0; part < 3; ++part) {
        const unsigned have = number(version);
        const unsigned need = number(floor);
        if (have != need) return have > need;
    }
    return true;
}

static_assert(version_at_least("3.0.22", "3.0.22") && version_at_least("3.1.0", "3.0.22") && version_at_least("10.0", "9.9.9"));
static_assert(!version_at_least("3.0.9", "3.0.22") && !version_at_least("2.19", "2.19.3"));

}  // namespace coffer::backend
