// Times that are given on the command line, and the system's. The library itself has no clock.
#pragma once

#include "cli/command.hpp"
#include "cli/input/arguments.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"

namespace coffer::cli {

inline constexpr Option now_option{"now", ValueKind::number, "MS", "current time, Unix ms (default: system clock)"};

/// required_time returns the time that `option` gives. Errors: usage_missing_option, usage_value (no decimal number), usage_time_seconds,
/// usage_time_fine.
[[nodiscard]] Result<UnixMillis> required_time(const Arguments& arguments, const char* option);

/// time_or_now returns --now, or the time of the system. Errors as required_time; internal (the system's clock is not set).
[[nodiscard]] Result<UnixMillis> time_or_now(const Arguments& arguments);

}  // namespace coffer::cli
