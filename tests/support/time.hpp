// Times for tests.
#pragma once

#include "coffer/core/time.hpp"

namespace coffer::testing {

/// moment is a time in Unix milliseconds; one that is none ends the test.
[[nodiscard]] inline UnixMillis moment(u64 milliseconds) {
    return *UnixMillis::from_milliseconds(milliseconds);
}

}  // namespace coffer::testing
