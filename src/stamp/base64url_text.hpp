// Texts of the base64url alphabet that are forwarded without being decoded.
#pragma once

#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer::stamp {

/// check_base64url_text accepts letters, digits, '-', '_' and the characters in `besides`. Error: base64_character (at: offset).
[[nodiscard]] inline Status check_base64url_text(std::string_view text, std::string_view besides = "") noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool known = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!known && besides.find(c) == std::string_view::npos) return fail(Errc::base64_character, i);
    }
    return Ok{};
}

}  // namespace coffer::stamp
