// Hexadecimal literals of known answers.
#pragma once

#include <cstddef>

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// known returns the bytes of a lower-case hexadecimal literal. It is meant for constexpr objects.
template <std::size_t N>
[[nodiscard]] constexpr ByteArray<N / 2> known(const char (&digits)[N]) {
    static_assert(N % 2 == 1, "an even number of digits and the terminator");
    const auto digit = [](char c) { return static_cast<u8>(c <= '9' ? c - '0' : c - 'a' + 10); };
    ByteArray<N / 2> bytes{};
    for (std::size_t i = 0; i < N / 2; ++i) bytes[i] = static_cast<u8>(digit(digits[2 * i]) << 4 | digit(digits[2 * i + 1]));
    return bytes;
}

}  // namespace coffer::crypto
