// The sweep fails every allocation of a subject, once alone and once together with all later ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "oom/subject.hpp"

namespace coffer::testing {

struct Sweep {
    std::uint64_t runs = 0;          // with memory failing
    std::uint64_t allocations = 0;   // of one use
    std::uint64_t could_not = 0;     // runs that ended in an honest "could not"
    std::vector<std::string> wrong;  // what was said instead, and where; at most a few
};

/// sweep runs the subject in a process of its own, with the chosen allocation failing, until every one was chosen or the time is over (a
/// few are chosen in any case, evenly spread). A run is right when it says what the subject says with memory, or that it could not; when
/// the use right after it, in the same thread and of the same objects, says the same as ever; and when the process lives.
[[nodiscard]] Sweep sweep(const Subject& subject, std::chrono::milliseconds time);

/// sweep_cold does the same with the first use in a process: each run has a process of its own, made from this one. Here the next use may
/// say too that it could not: OpenSSL initialises some of itself once for a process, and not again where memory failed then.
[[nodiscard]] Sweep sweep_cold(const Subject& subject, std::chrono::milliseconds time);

}  // namespace coffer::testing
