// One object for each thread.
#pragma once

#include <memory>
#include <new>

#include "core/system.hpp"

namespace coffer::core {

/// PerThread<T> holds one T for each thread. The T is made at its first use and destroyed at the end of the thread. A thread_local object
/// is not used, because glibc ends the process if it has no memory to register the destructor of one.
template <typename T>
class PerThread {
public:
    PerThread() noexcept : key_(make_thread_key([](void* object) { delete static_cast<T*>(object); })) {}
    PerThread(const PerThread&) = delete;
    PerThread& operator=(const PerThread&) = delete;

    /// get returns the thread's object, or null if memory is exhausted. In that case the next call tries again.
    [[nodiscard]] T* get() const noexcept {
        if (!key_) return nullptr;
        if (void* const kept = thread_value(*key_); kept != nullptr) return static_cast<T*>(kept);
        std::unique_ptr<T> made(new (std::nothrow) T);
        return made && set_thread_value(*key_, made.get()) ? made.release() : nullptr;
    }

private:
    std::optional<ThreadKey> key_;  // never deleted, because threads may end after the static objects are destroyed
};

}  // namespace coffer::core
