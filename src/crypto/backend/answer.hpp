// Answers of libraries whose calls can fail for a reason that is not in the question.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::backend {

/// Answer keeps "no" apart from "could not tell", which a bool would make one: memory that runs out is no verdict on a key or a signature.
enum class Answer : u8 { no, yes, could_not };

[[nodiscard]] constexpr Answer answer(bool yes) noexcept {
    return yes ? Answer::yes : Answer::no;
}

}  // namespace coffer::backend
