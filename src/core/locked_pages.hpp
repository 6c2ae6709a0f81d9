// Pages for secrets, straight from the system: the one place that knows mmap, mlock and madvise.
#pragma once

#include <cstddef>

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// LockedPages is one mapping of zero pages between two guard pages: kept out of core dumps, empty in forked children, locked where the
/// system grants it. Plain data: its owner calls unmap.
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

/// relock tries to lock the pages again: locks are not inherited by forked children.
void relock(LockedPages& pages) noexcept;

[[nodiscard]] std::size_t page_size() noexcept;

}  // namespace coffer::core
