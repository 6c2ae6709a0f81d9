// Memory that runs out beneath us.
#pragma once

#include <new>
#include <utility>

#include "coffer/core/result.hpp"

namespace coffer::core {

/// unless_no_memory passes the result of a library call on, but for out_of_memory, which it throws as std::bad_alloc: whoever tries one
/// thing after another (formats, curves, paths) drops errors, and would take this one for a refusal.
template <typename T>
[[nodiscard]] Result<T> unless_no_memory(Result<T> result) {
    if (!result && result.error().code == Errc::out_of_memory) throw std::bad_alloc();
    return result;
}

}  // namespace coffer::core
