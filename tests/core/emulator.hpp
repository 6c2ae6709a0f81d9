// What qemu-user takes from tests: it is slow; before version 8 it accepts MADV_WIPEONFORK without effect, and it invents the flags in
// smaps.
#pragma once

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

#if defined(COFFER_EMULATED)
inline constexpr bool emulated = true;
#else
inline constexpr bool emulated = false;
#endif

/// forks_wipe_pages returns true if MADV_WIPEONFORK has an effect: a forked child finds zeros.
inline bool forks_wipe_pages() {
    const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    void* const page = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED || ::madvise(page, size, MADV_WIPEONFORK) != 0) return true;  // then the test must run, and fail
    auto* const byte = static_cast<volatile u8*>(page);
    *byte = 1;
    const pid_t child = ::fork();
    if (child == 0) ::_exit(*byte);
    int status = 1;
    ::waitpid(child, &status, 0);
    ::munmap(page, size);
    return status == 0;
}

}  // namespace coffer::testing
