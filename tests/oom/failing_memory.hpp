// An allocator for the whole process, in place of the C library's, that fails on demand.
#pragma once

#include <cstdint>

namespace coffer::testing::memory {

/// Failure says which allocations are refused from the chosen one on.
enum class Failure : std::uint8_t { of_one, of_all_later };

/// fail_at refuses the allocation that `before` others go before, of all threads, counted from now: malloc, calloc, realloc and their
/// aligned kin, operator new through them, mmap, mprotect and madvise.
void fail_at(std::uint64_t before, Failure failure) noexcept;
/// relent grants everything again.
void relent() noexcept;
/// asked returns how many allocations were asked for since fail_at; also while it is in force.
[[nodiscard]] std::uint64_t asked() noexcept;
/// refused tells whether any was refused since fail_at.
[[nodiscard]] bool refused() noexcept;

}  // namespace coffer::testing::memory
