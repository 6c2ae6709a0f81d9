// Escapes of JSON strings (RFC 8259 section 7).
#pragma once

#include <array>
#include <string_view>

namespace coffer::json {

/// needs_escape returns whether a JSON string must escape `c`.
[[nodiscard]] constexpr bool needs_escape(char c) noexcept {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

/// escape_of returns the shortest escape of an ASCII character. The result is static or in `room`.
[[nodiscard]] constexpr std::string_view escape_of(char c, std::array<char, 6>& room) noexcept {
    switch (c) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\b': return "\\b";
        case '\f': return "\\f";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(c);
    room = {'\\', 'u', '0', '0', digits[value >> 4], digits[value & 15U]};
    return {room.data(), room.size()};
}

}  // namespace coffer::json
