// Time limits for hostile input: far below the time of a quadratic algorithm, which takes minutes. Processor time is measured, since other
// work on the machine must not fail a test.
#pragma once

#include <gtest/gtest.h>

#include <ctime>

#include "core/emulator.hpp"
#include "core/sanitizer.hpp"

namespace coffer::testing {

inline constexpr std::size_t mebibyte = 1024 * 1024;

/// expect_fast fails unless `work` takes less than 250 ms of processor time. Sanitizers and emulators take several times as long.
template <typename Work>
void expect_fast(const char* what, Work work) {
    constexpr std::clock_t limit = (emulated ? 20 : sanitized ? 8 : 1) * CLOCKS_PER_SEC / 4;
    const std::clock_t begin = std::clock();
    work();
    EXPECT_LT(std::clock() - begin, limit) << what;
}

}  // namespace coffer::testing
