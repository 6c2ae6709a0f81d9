// The program (or a preloaded library) defines these functions, so the dynamic linker prefers them to the C library's, for every library in
// the process. glibc's own functions stay available under second names.
#include "oom/failing_memory.hpp"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <limits>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace coffer::testing::memory {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

std::atomic<std::uint64_t> count{0};
std::atomic<std::uint64_t> first_refused{never};
std::atomic<std::uint64_t> last_refused{never};
std::atomic<bool> any_refused{false};

bool refuse() noexcept {
    const std::uint64_t number = count.fetch_add(1, std::memory_order_relaxed);
    if (number < first_refused.load(std::memory_order_relaxed) || number > last_refused.load(std::memory_order_relaxed)) return false;
    any_refused.store(true, std::memory_order_relaxed);
    errno = ENOMEM;
    return true;
}

}  // namespace

void fail_at(std::uint64_t before, Failure failure) noexcept {
    relent();
    count = 0;
    any_refused = false;
    last_refused = failure == Failure::of_one ? before : never - 1;
    first_refused = before;
}

void relent() noexcept {
    first_refused = never;
    last_refused = never;
}

std::uint64_t asked() noexcept {
    return count;
}

bool refused() noexcept {
    return any_refused;
}

}  // namespace coffer::testing::memory

#define COFFER_INTERPOSED extern "C" __attribute__((visibility("default")))

namespace memory = coffer::testing::memory;

COFFER_INTERPOSED void* malloc(std::size_t size) {
    return memory::refuse() ? nullptr : __libc_malloc(size);
}
COFFER_INTERPOSED void* calloc(std::size_t count, std::size_t size) {
    return memory::refuse() ? nullptr : __libc_calloc(count, size);
}
COFFER_INTERPOSED void* realloc(void* block, std::size_t size) {
    return memory::refuse() ? nullptr : __libc_realloc(block, size);
}
COFFER_INTERPOSED void* memalign(std::size_t alignment, std::size_t size) {
    return memory::refuse() ? nullptr : __libc_memalign(alignment, size);
}
COFFER_INTERPOSED void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return memory::refuse() ? nullptr : __libc_memalign(alignment, size);
}
COFFER_INTERPOSED int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    void* const made = memory::refuse() ? nullptr : __libc_memalign(alignment, size);
    if (made == nullptr) return ENOMEM;
    *block = made;
    return 0;
}
COFFER_INTERPOSED void* mmap(void* address, std::size_t size, int protection, int flags, int descriptor, off_t offset) {
    if (memory::refuse()) return MAP_FAILED;
    return reinterpret_cast<void*>(syscall(SYS_mmap, address, size, protection, flags, descriptor, offset));
}
COFFER_INTERPOSED int mprotect(void* address, std::size_t size, int protection) {
    return memory::refuse() ? -1 : static_cast<int>(syscall(SYS_mprotect, address, size, protection));
}
COFFER_INTERPOSED int madvise(void* address, std::size_t size, int advice) {
    return memory::refuse() ? -1 : static_cast<int>(syscall(SYS_madvise, address, size, advice));
}
