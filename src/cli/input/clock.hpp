// Times: from the command line and from the system clock. The library itself reads no clock.
#pragma once

#include "cli/command.hpp"
#include "cli/input/arguments.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"

namespace coffer::cli {

inline constexpr Option now_option{"now", ValueKind::number, "MS", "current time, Unix ms (default: system clock)"};

/// required_time returns the value of `option` as a time. Errors: usage_missing_option, usage_value (not a decimal number),
/// usage_time_seconds, usage_time_fine.
[[nodiscard]] Result<UnixMillis> required_time(const Arguments& arguments, const char* option);

/// time_or_now returns the value of --now, or the time of the system clock if --now was not given. Errors: those of required_time, or
/// internal (the system clock is not set).
[[nodiscard]] Result<UnixMillis> time_or_now(const Arguments& arguments);

}  // namespace coffer::cli
