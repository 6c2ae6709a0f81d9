// Times for tests.
#pragma once

#include "coffer/core/time.hpp"

namespace coffer::testing {

/// moment returns a time in Unix milliseconds. An invalid time ends the test.
[[nodiscard]] inline UnixMillis moment(u64 milliseconds) {
    return *UnixMillis::from_milliseconds(milliseconds);
}

}  // namespace coffer::testing
