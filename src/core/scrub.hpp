// Overwriting what library calls leave on the stack.
#pragma once

#include <cstddef>

namespace coffer::core {

/// scrub_stack overwrites `scrub_depth` bytes of stack below its caller. To be called from the same function that made the secret-taking
/// library call, right after it: libsecp256k1 0.2.0 leaves key words up to 8 KiB below the caller.
void scrub_stack() noexcept;

inline constexpr std::size_t scrub_depth = 8192;

/// StackScrubber calls scrub_stack when its scope ends, however it ends.
class StackScrubber {
public:
    StackScrubber() noexcept = default;
    ~StackScrubber() { scrub_stack(); }
    StackScrubber(const StackScrubber&) = delete;
    StackScrubber& operator=(const StackScrubber&) = delete;
};

}  // namespace coffer::core
