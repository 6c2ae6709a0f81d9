// Searches the whole memory of the process for secrets that should be gone.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

/// watch remembers `secret`: every 8 bytes of it, as they are and byte-reversed (the limbs of big numbers), masked, so that the memory of
/// the search itself never matches. Secrets of fewer than 8 bytes are not watched.
void watch(Bytes secret);

/// Finding is one mapping in which words of watched secrets were found.
struct Finding {
    std::string mapping;
    unsigned words = 0;           // 8-byte words as they are
    unsigned reversed_words = 0;  // and reversed
};

/// find_watched reads every byte of every readable and writable mapping of this process. It runs on the caller's stack: what is to be
/// searched has to lie on another one.
[[nodiscard]] std::vector<Finding> find_watched();

/// run_on_own_stack calls `function` on a stack of its own, fresh and big, which stays mapped and untouched afterwards.
void run_on_own_stack(void (*function)());

}  // namespace coffer::testing
