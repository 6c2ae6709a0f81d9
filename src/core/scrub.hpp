// Overwriting what library calls leave on the stack.
#pragma once

#include <cstddef>

namespace coffer::core {

/// scrub_stack overwrites `scrub_depth` bytes of stack below its caller. To be called from the same function that made the secret-taking
/// library call, right after it: libsecp256k1 0.2.0 leaves key words up to 8 KiB below the caller.
void scrub_stack() noexcept;

inline constexpr std::size_t scrub_depth = 8192;

}  // namespace coffer::core
