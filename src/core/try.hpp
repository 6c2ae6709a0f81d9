// Early return on error, for use inside src/ only.
#pragma once

#include "coffer/core/result.hpp"

#define COFFER_CONCAT_(a, b) a##b
#define COFFER_CONCAT(a, b) COFFER_CONCAT_(a, b)

/// COFFER_TRY(auto x, expression) initialises x with the value of the Result, or returns its error from the calling function.
#define COFFER_TRY(declaration, ...)                                                                                      \
    auto COFFER_CONCAT(coffer_result_, __LINE__) = (__VA_ARGS__);                                                         \
    if (!COFFER_CONCAT(coffer_result_, __LINE__)) return ::coffer::fail(COFFER_CONCAT(coffer_result_, __LINE__).error()); \
    declaration = *std::move(COFFER_CONCAT(coffer_result_, __LINE__))

/// COFFER_CHECK(expression) returns the error of a Status or Result from the calling function, and drops the value.
#define COFFER_CHECK(...)                                                 \
    do {                                                                  \
        auto coffer_status = (__VA_ARGS__);                               \
        if (!coffer_status) return ::coffer::fail(coffer_status.error()); \
    } while (false)
