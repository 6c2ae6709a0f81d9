// What coffer asks of the operating system: pages, threads, a mutex, random bytes, a word before it forks. Another system is another
// file in system/, named in lower case as CMake names the system.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// LockedPages is one mapping of zero pages between two guard pages: kept out of core dumps, cleared in forked children, locked where
/// the system grants it. Plain data: its owner calls unmap.
struct LockedPages {
    u8* data = nullptr;
    std::size_t size = 0;
    bool locked = false;
};

/// map_locked_pages maps `size` bytes (a multiple of the page size) at a multiple of `alignment` (a power of two, at least the page size).
/// `data` is null when the system has no memory.
[[nodiscard]] LockedPages map_locked_pages(std::size_t size, std::size_t alignment) noexcept;

/// unmap_locked_pages gives the pages back. Their secrets have been wiped before.
void unmap_locked_pages(const LockedPages& pages) noexcept;

/// set_kept_on_fork chooses whether a forked child finds the pages as they are, or cleared. False where the system refuses.
[[nodiscard]] bool set_kept_on_fork(const LockedPages& pages, bool kept) noexcept;

/// relock tries to lock the pages again: locks are not inherited by forked children.
void relock(LockedPages& pages) noexcept;

[[nodiscard]] std::size_t page_size() noexcept;

/// at_fork has the first of these called before each fork of this process, and the others after it. Where processes cannot fork it does
/// nothing.
void at_fork(void (*before)(), void (*in_parent)(), void (*in_child)()) noexcept;

using Mutex = std::mutex;

/// run_on_threads calls `run` on the caller's thread, and on at most `others` threads besides: on fewer where the system has none to give.
/// Returns when all have returned; `run` does not throw. Their stacks have thread_stack_bytes each, whatever the limit of the process is.
/// Throws std::bad_alloc before it begins.
inline constexpr std::size_t thread_stack_bytes = std::size_t{1} << 20;
void run_on_threads(std::size_t others, const std::function<void()>& run);

/// ThreadKey stands for one pointer of each thread.
using ThreadKey = unsigned;

/// make_thread_key has `at_end` called at the end of each thread whose pointer is not null. Nothing where the process has no more keys.
[[nodiscard]] std::optional<ThreadKey> make_thread_key(void (*at_end)(void*)) noexcept;
/// thread_value returns the calling thread's pointer, at first null.
[[nodiscard]] void* thread_value(ThreadKey key) noexcept;
/// set_thread_value returns false where memory fails.
[[nodiscard]] bool set_thread_value(ThreadKey key, const void* value) noexcept;

/// random_from_system fills `out` from the system's generator, which does not answer before it is seeded. False when it fails.
[[nodiscard]] bool random_from_system(MutBytes out) noexcept;

}  // namespace coffer::core
