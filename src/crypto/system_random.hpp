// The system's generator, in an object file of its own. A test program that defines this function replaces it, so the library needs no
// switch for tests.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// system_random fills `out` from the system's generator (core::random_from_system). It returns false on failure.
[[nodiscard]] bool system_random(MutBytes out) noexcept;

}  // namespace coffer::crypto
