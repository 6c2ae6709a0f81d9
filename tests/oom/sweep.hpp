// The sweep fails every allocation of a subject, once alone and once together with all later ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "oom/subject.hpp"

namespace coffer::testing {

struct Sweep {
    std::uint64_t runs = 0;          // with failing memory
    std::uint64_t allocations = 0;   // of one use
    std::uint64_t could_not = 0;     // runs in which the library reported that it could not
    std::vector<std::string> wrong;  // wrong results and their choices; only the first few
};

/// sweep runs the subject in a child process with one chosen allocation failing, until every allocation was chosen or the time is over (a
/// few, evenly spread, are chosen in any case). A run is right if the process lives, if the subject returns its usual result or reports
/// that it could not, and if the next use of the same objects in the same thread returns the usual result.
[[nodiscard]] Sweep sweep(const Subject& subject, std::chrono::milliseconds time);

/// sweep_cold does the same for the first use in a process: each run has its own process, forked from this one. Here the next use too may
/// report that it could not, because OpenSSL initialises some parts once per process and does not retry after a failure.
[[nodiscard]] Sweep sweep_cold(const Subject& subject, std::chrono::milliseconds time);

}  // namespace coffer::testing
