// Botan reports failure by exceptions; none leaves its backend files.
#pragma once

namespace coffer::backend {

/// no_throw calls `f` and tells whether it returned true. Every exception is a failure.
template <typename F>
[[nodiscard]] bool no_throw(F&& f) noexcept {
    try {
        return f();
    } catch (...) {
        return false;
    }
}

}  // namespace coffer::backend
