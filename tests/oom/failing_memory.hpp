// An allocator for the whole process, in place of the C library's, that fails on demand.
#pragma once

#include <cstdint>

namespace coffer::testing::memory {

/// Failure states whether only the chosen allocation fails, or all later ones too.
enum class Failure : std::uint8_t { of_one, of_all_later };

/// fail_at makes an allocation fail, after `before` others of all threads, counted from now. It counts malloc, calloc, realloc and their
/// aligned forms, operator new through them, mmap, mprotect and madvise.
void fail_at(std::uint64_t before, Failure failure) noexcept;
/// relent makes all allocations succeed again.
void relent() noexcept;
/// asked returns the number of allocations since fail_at.
[[nodiscard]] std::uint64_t asked() noexcept;
/// refused returns true if an allocation has failed since fail_at.
[[nodiscard]] bool refused() noexcept;

}  // namespace coffer::testing::memory
