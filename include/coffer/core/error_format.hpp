// std::format for errors, where the standard library has it.
#pragma once

#include <version>

#ifdef __cpp_lib_format
#include <format>
#include <string_view>

#include "coffer/core/error.hpp"

/// std::formatter of an Error formats error_message(error); the format specification is that of strings.
template <>
struct std::formatter<coffer::Error> : std::formatter<std::string_view> {
    template <typename Context>
    auto format(const coffer::Error& error, Context& context) const {
        return std::formatter<std::string_view>::format(coffer::error_message(error), context);
    }
};
#endif
