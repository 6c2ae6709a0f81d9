// Answers of library calls that can also fail for reasons unrelated to the question.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::backend {

/// Answer distinguishes "no" from "could not", which a bool would not. Exhausted memory says nothing about a key or a signature.
enum class Answer : u8 { no, yes, could_not };

[[nodiscard]] constexpr Answer answer(bool yes) noexcept {
    return yes ? Answer::yes : Answer::no;
}

}  // namespace coffer::backend
