// One object for each thread.
#pragma once

#include <memory>
#include <new>

#include "core/system.hpp"

namespace coffer::core {

/// PerThread<T> keeps one T a thread, made at its first use and destroyed at the thread's end. A thread_local object would do the same, but
/// for one that has a destructor glibc ends the process where it has no memory to note it down.
template <typename T>
class PerThread {
public:
    PerThread() noexcept : key_(make_thread_key([](void* object) { delete static_cast<T*>(object); })) {}
    PerThread(const PerThread&) = delete;
    PerThread& operator=(const PerThread&) = delete;

    /// get returns the thread's object, or null where there is no memory for it; then the next call tries again.
    [[nodiscard]] T* get() const noexcept {
        if (!key_) return nullptr;
        if (void* const kept = thread_value(*key_); kept != nullptr) return static_cast<T*>(kept);
        std::unique_ptr<T> made(new (std::nothrow) T);
        return made && set_thread_value(*key_, made.get()) ? made.release() : nullptr;
    }

private:
    std::optional<ThreadKey> key_;  // given back by nobody: threads may end after every static object
};

}  // namespace coffer::core
