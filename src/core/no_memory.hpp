// Exhausted memory inside a library.
#pragma once

#include <new>
#include <utility>

#include "coffer/core/result.hpp"

namespace coffer::core {

/// unless_no_memory returns the result of a library call unchanged, but throws std::bad_alloc if the error is out_of_memory. A caller that
/// tries several formats, curves or paths drops errors, and would mistake out_of_memory for a refusal.
template <typename T>
[[nodiscard]] Result<T> unless_no_memory(Result<T> result) {
    if (!result && result.error().code == Errc::out_of_memory) throw std::bad_alloc();
    return result;
}

}  // namespace coffer::core
