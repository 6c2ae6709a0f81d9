// Overwriting what library calls leave on the stack.
#pragma once

#include <cstddef>

namespace coffer::core {

/// scrub_stack overwrites the `scrub_depth` bytes of stack below its caller. Call it right after a library call that takes a secret, from
/// the same function. libsecp256k1 0.2.0 leaves words of the key up to 8 KiB below its caller.
void scrub_stack() noexcept;

inline constexpr std::size_t scrub_depth = 8192;

/// StackScrubber calls scrub_stack at the end of its scope, also on early return and exceptions.
class StackScrubber {
public:
    StackScrubber() noexcept = default;
    ~StackScrubber() { scrub_stack(); }
    StackScrubber(const StackScrubber&) = delete;
    StackScrubber& operator=(const StackScrubber&) = delete;
};

}  // namespace coffer::core
