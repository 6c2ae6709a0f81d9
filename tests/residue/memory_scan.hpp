// Searches the whole memory of the process for secrets that should be gone.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

/// watch remembers every 8 bytes of `secret`, as they are and byte-reversed (as in the limbs of big numbers). They are stored masked, so
/// that the memory of the search never matches. Secrets of fewer than 8 bytes are not watched.
void watch(Bytes secret);

/// Finding is one mapping in which words of watched secrets were found.
struct Finding {
    std::string mapping;
    unsigned words = 0;           // 8-byte words as they are
    unsigned reversed_words = 0;  // byte-reversed 8-byte words
};

/// find_watched searches every readable and writable mapping of this process. It runs on the caller's stack, so the searched code must have
/// run on another stack.
[[nodiscard]] std::vector<Finding> find_watched();

/// run_on_own_stack calls `function` on a new, large stack, which stays mapped and untouched afterwards.
void run_on_own_stack(void (*function)());

}  // namespace coffer::testing
