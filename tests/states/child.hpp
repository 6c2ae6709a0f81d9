// Child processes of tests, and how they end.
#pragma once

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <new>
#include <ostream>
#include <string>

#include "core/emulator.hpp"
#include "states/secret_types.hpp"

namespace coffer::testing {

/// Ending states how far a process came and how it ended.
struct Ending {
    int stage = 0;
    bool aborted = false;
    int status = -1;  // exit status; -1 if a signal ended the process

    friend bool operator==(const Ending&, const Ending&) = default;
};
inline constexpr auto exited(int status, int stage) {
    return Ending{stage, false, status};
}
inline constexpr auto aborted_at(int stage) {
    return Ending{stage, true, -1};
}

inline std::ostream& operator<<(std::ostream& out, const Ending& ending) {
    return out << "stage " << ending.stage << (ending.aborted ? ", aborted" : ", exit " + std::to_string(ending.status));
}

/// in_child runs `body` in a forked process. The body stores its progress in its argument, and its result is the exit status. An exception
/// gives status 99.
inline Ending in_child(const std::function<int(volatile int&)>& body) {
    void* const shared = ::mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return {};
    auto* const stage = new (shared) volatile int(0);
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            ::_exit(body(*stage));
        } catch (...) {
            ::_exit(99);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const Ending ending{*stage, WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
    ::munmap(shared, sizeof(int));
    return ending;
}

/// cleared_by_fork returns true if a forked child does not receive the content of `place`.
inline bool cleared_by_fork(Place place) {
    static const bool wiped = forks_wipe_pages();
    return place == Place::arena && wiped;
}

}  // namespace coffer::testing
