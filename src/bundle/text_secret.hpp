// Rules for secrets that are one line of text.
#pragma once

#include <algorithm>

#include "coffer/core/secret.hpp"

namespace coffer::bundle {

/// is_line_break says whether `byte` is a line feed or a carriage return.
[[nodiscard]] constexpr bool is_line_break(u8 byte) noexcept {
    return byte == 0x0a || byte == 0x0d;
}

[[nodiscard]] inline bool has_line_break(Bytes text) noexcept {
    return std::ranges::any_of(text, is_line_break);
}

/// check_line checks that the text is one line and not empty. Errors: text_empty, text_line_break.
[[nodiscard]] inline Status check_line(const SecretText& text) noexcept {
    if (text.empty()) return fail(Errc::text_empty);
    if (has_line_break(text.reveal())) return fail(Errc::text_line_break);
    return Ok{};
}

}  // namespace coffer::bundle
