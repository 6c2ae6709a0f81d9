// A test program that links random_override.cpp takes its randomness from here and not from the system. That object file defines
// coffer::crypto::system_random, so the library's own definition is not linked.
#pragma once

#include <functional>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

/// RandomOverride replaces the system's generator while it exists. `source` fills the bytes and returns whether it could. Only one may
/// exist at a time.
class RandomOverride {
public:
    explicit RandomOverride(std::function<bool(MutBytes)> source);
    ~RandomOverride();
    RandomOverride(const RandomOverride&) = delete;
    RandomOverride& operator=(const RandomOverride&) = delete;
};

}  // namespace coffer::testing
