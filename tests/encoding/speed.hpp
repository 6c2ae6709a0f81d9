// Time limits for hostile input. They are generous enough for a loaded machine and sanitizers, and far below the time of a quadratic
// algorithm.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace coffer::testing {

inline constexpr std::size_t mebibyte = 1024 * 1024;

/// expect_fast fails unless `work` returns within 250 ms.
template <typename Work>
void expect_fast(const char* what, Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(250)) << what;
}

}  // namespace coffer::testing
