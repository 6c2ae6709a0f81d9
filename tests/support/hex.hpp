// Hexadecimal for tests. It does not use coffer's codec, so that a fault there cannot hide itself.
#pragma once

#include <array>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

/// from_hex decodes an even number of digits of either case, and throws std::invalid_argument if it cannot.
[[nodiscard]] inline std::vector<u8> from_hex(std::string_view digits) {
    const auto value = [](char c) -> unsigned {
        if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
        if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
        if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
        throw std::invalid_argument("not a hexadecimal digit");
    };
    if (digits.size() % 2 != 0) throw std::invalid_argument("odd number of hexadecimal digits");
    std::vector<u8> bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) bytes.push_back(static_cast<u8>(value(digits[i]) << 4U | value(digits[i + 1])));
    return bytes;
}

/// from_hex<N> decodes exactly N bytes.
template <std::size_t N>
[[nodiscard]] std::array<u8, N> from_hex(std::string_view digits) {
    const auto bytes = from_hex(digits);
    if (bytes.size() != N) throw std::invalid_argument("expected " + std::to_string(N) + " bytes, got " + std::to_string(bytes.size()));
    std::array<u8, N> fixed{};
    for (std::size_t i = 0; i < N; ++i) fixed[i] = bytes[i];
    return fixed;
}

/// to_hex encodes in lower case.
[[nodiscard]] inline std::string to_hex(Bytes bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const u8 byte : bytes) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 15U]);
    }
    return text;
}

}  // namespace coffer::testing
