#include "core/locked_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace coffer::core {

std::size_t page_size() noexcept {
    static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return size;
}

LockedPages map_locked_pages(std::size_t size, std::size_t alignment) noexcept {
    const std::size_t guard = page_size();
    const std::size_t reserved = size + alignment + 2 * guard;
    void* const reservation = ::mmap(nullptr, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reservation == MAP_FAILED) return {};

    const auto begin = reinterpret_cast<std::uintptr_t>(reservation);
    const std::uintptr_t data = (begin + guard + alignment - 1) & ~(static_cast<std::uintptr_t>(alignment) - 1);
    const std::uintptr_t mapping = data - guard;
    const std::uintptr_t mapping_end = data + size + guard;
    if (mapping != begin) ::munmap(reservation, mapping - begin);
    if (mapping_end != begin + reserved) ::munmap(reinterpret_cast<void*>(mapping_end), begin + reserved - mapping_end);

    LockedPages pages{.data = reinterpret_cast<u8*>(data), .size = size};
    // Without either of these a secret could reach a core dump or another process: no memory is better than such memory.
    if (::mprotect(pages.data, size, PROT_READ | PROT_WRITE) != 0 || ::madvise(pages.data, size, MADV_DONTDUMP) != 0 ||
        ::madvise(pages.data, size, MADV_WIPEONFORK) != 0) {
        unmap_locked_pages(pages);
        return {};
    }
    relock(pages);
    return pages;
}

void unmap_locked_pages(const LockedPages& pages) noexcept {
    const std::size_t guard = page_size();
    ::munmap(pages.data - guard, pages.size + 2 * guard);
}

void relock(LockedPages& pages) noexcept {
    pages.locked = ::mlock(pages.data, pages.size) == 0;
}

}  // namespace coffer::core
