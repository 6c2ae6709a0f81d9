// Botan reports by exceptions; none leaves its backend files.
#pragma once

#include <new>

#include "coffer/core/result.hpp"

namespace coffer::backend {

/// no_throw calls `f`, which returns a Status. What `f` throws is no verdict: out_of_memory for std::bad_alloc, otherwise backend.
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
