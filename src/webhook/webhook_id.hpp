// The ids of a webhook: parts of its signed text, which joins them by dots.
#pragma once

#include <algorithm>
#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer::webhook {

/// check_id: an id is not empty and of visible ASCII without dots. With a dot in it, one signed text could be read as two messages.
/// Errors: header_missing, header_syntax (at: offset).
[[nodiscard]] inline Status check_id(std::string_view id, const char* what) noexcept {
    if (id.empty()) return fail(Errc::header_missing, what);
    const auto joins = [](char c) { return c > ' ' && c < '\x7f' && c != '.'; };
    const auto* const wrong = std::ranges::find_if_not(id, joins);
    if (wrong != id.end()) return fail(Errc::header_syntax, static_cast<std::size_t>(wrong - id.begin()), what);
    return Ok{};
}

}  // namespace coffer::webhook
