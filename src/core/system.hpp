// What coffer needs of the operating system: pages, threads, a mutex, random bytes, and calls around fork. Support for another system is
// another file in system/, with the lower-case name that CMake uses for the system.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// LockedPages describes a mapping of zeroed pages between two guard pages. The pages are excluded from core dumps, cleared in forked
/// children, and locked if the system permits. It is plain data: the owner calls unmap_locked_pages.
struct LockedPages {
    u8* data = nullptr;
    std::size_t size = 0;
    bool locked = false;
};

/// map_locked_pages maps `size` bytes, a multiple of the page size.
/// `alignment`: a power of two that is at least the page size.
/// `data` of the result is null if the system has no memory.
[[nodiscard]] LockedPages map_locked_pages(std::size_t size, std::size_t alignment) noexcept;

/// unmap_locked_pages unmaps the pages. The caller has wiped the secrets.
void unmap_locked_pages(const LockedPages& pages) noexcept;

/// set_kept_on_fork chooses whether a forked child finds the pages unchanged (true) or cleared. It returns false if the system refuses.
[[nodiscard]] bool set_kept_on_fork(const LockedPages& pages, bool kept) noexcept;

/// relock tries to lock the pages again, because forked children do not inherit locks.
void relock(LockedPages& pages) noexcept;

[[nodiscard]] std::size_t page_size() noexcept;

/// at_fork registers functions to be called before each fork of this process, and after it in the parent and in the child. It does nothing
/// on a system without fork.
void at_fork(void (*before)(), void (*in_parent)(), void (*in_child)()) noexcept;

using Mutex = std::mutex;

/// run_on_threads calls `run` on the caller's thread and on at most `others` more threads, and returns when all calls have returned. Fewer
/// threads are used if the system cannot start more.
/// `run` does not throw. The stack of each thread has thread_stack_bytes, independent of the limit of the process.
/// Throws std::bad_alloc, before any call of `run`.
inline constexpr std::size_t thread_stack_bytes = std::size_t{1} << 20;
void run_on_threads(std::size_t others, const std::function<void()>& run);

/// ThreadKey identifies one pointer in each thread.
using ThreadKey = unsigned;

/// make_thread_key returns a new key. `at_end` is called at the end of each thread whose pointer is not null. It returns nothing if the
/// process has no more keys.
[[nodiscard]] std::optional<ThreadKey> make_thread_key(void (*at_end)(void*)) noexcept;
/// thread_value returns the calling thread's pointer, which is null at first.
[[nodiscard]] void* thread_value(ThreadKey key) noexcept;
/// set_thread_value sets the calling thread's pointer. It returns false if memory is exhausted.
[[nodiscard]] bool set_thread_value(ThreadKey key, const void* value) noexcept;

/// random_from_system fills `out` from the system's generator, and blocks until the generator is seeded. It returns false on failure.
[[nodiscard]] bool random_from_system(MutBytes out) noexcept;

/// abort_with writes `line` to standard error, unless that fails or would make the process wait, and aborts. It is async-signal-safe and
/// does not allocate.
[[noreturn]] void abort_with(std::string_view line) noexcept;

}  // namespace coffer::core
