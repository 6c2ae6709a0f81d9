// The system's generator, in an object file of its own: a test program that defines this function replaces it, and the library holds no
// switch for it.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// system_random fills `out` from the system's generator (core::random_from_system). False when it fails.
[[nodiscard]] bool system_random(MutBytes out) noexcept;

}  // namespace coffer::crypto
