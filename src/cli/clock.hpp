// The time to judge by: given, or the system's. The library itself has no clock.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

inline constexpr Option now_option{"now", ValueKind::number, "MS", "the time to judge by, Unix milliseconds (default: the system's clock)"};

/// now_ms returns --now, or the time of the system. Error: usage_value.
[[nodiscard]] Result<u64> now_ms(const Arguments& arguments);

}  // namespace coffer::cli
