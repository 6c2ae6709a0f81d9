// The text of an error, without allocation, because memory may be exhausted.
#pragma once

#include <array>
#include <charconv>
#include <string_view>

#include "coffer/core/error.hpp"

namespace coffer::core {

/// emit_error_message calls `emit` with the pieces of error_message(error). If `subject` is not empty, a colon and the subject follow the
/// sentence. It does not allocate.
template <typename Emit>
void emit_error_message(const Error& error, std::string_view subject, const Emit& emit) {
    const std::string_view what = error.what;
    emit(error_text(error.code));
    if (!subject.empty()) {
        emit(std::string_view(": "));
        emit(subject);
    }
    if (!what.empty() || error.at != no_position) {
        emit(std::string_view(" ("));
        emit(what);
        if (error.at != no_position) {
            std::array<char, std::numeric_limits<std::uint32_t>::digits10 + 1> digits;
            const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), error.at).ptr;
            emit(std::string_view(what.empty() ? "at " : ", at "));
            emit(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
        }
        emit(std::string_view(")"));
    }
    emit(std::string_view(" ["));
    emit(error_name(error.code));
    emit(std::string_view("]"));
}

}  // namespace coffer::core
