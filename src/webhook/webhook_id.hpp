// IDs in a webhook. The signed string joins them with dots.
#pragma once

#include <algorithm>
#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer::webhook {

/// check_id checks that an ID consists of visible ASCII without dots. With dots, one signed string could have two interpretations. Errors:
/// header_missing (empty), header_syntax (at: offset).
[[nodiscard]] inline Status check_id(std::string_view id, const char* what) noexcept {
    if (id.empty()) return fail(Errc::header_missing, what);
    const auto joins = [](char c) { return c > ' ' && c < '\x7f' && c != '.'; };
    const auto wrong = std::ranges::find_if_not(id, joins);
    if (wrong != id.end()) return fail(Errc::header_syntax, static_cast<std::size_t>(wrong - id.begin()), what);
    return Ok{};
}

}  // namespace coffer::webhook
