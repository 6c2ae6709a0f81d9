// Botan reports errors by exceptions. None leaves its backend files.
#pragma once

#include <new>

#include "coffer/core/result.hpp"

namespace coffer::backend {

/// no_throw calls `f`, which returns a Status. An exception is not a verdict: std::bad_alloc becomes out_of_memory, and any other becomes
/// backend.
template <typename F>
[[nodiscard]] Status no_throw(F&& f) noexcept {
    try {
        return f();
    } catch (const std::bad_alloc&) {
        return fail(Errc::out_of_memory);
    } catch (...) {
        return fail(Errc::backend);
    }
}

}  // namespace coffer::backend
