// The system's generator, in an object file of its own: a test program that defines this function replaces it, and the library holds no
// switch for it.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// system_random fills `out` from getrandom(2), which does not return before the kernel's generator is seeded. False when it fails.
[[nodiscard]] bool system_random(MutBytes out) noexcept;

}  // namespace coffer::crypto
