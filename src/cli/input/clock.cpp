#include "cli/input/clock.hpp"

#include <chrono>

#include "core/try.hpp"

namespace coffer::cli {

Result<UnixMillis> required_time(const Arguments& arguments, const char* option) {
    constexpr u64 any = 9'999'999'999'999'999'999U;
    COFFER_CHECK(arguments.required(option));
    COFFER_TRY(const u64 number, arguments.number(option, 0, any));
    const auto time = UnixMillis::from_milliseconds(number);
    if (time) return time;
    return fail(time.error().code == Errc::time_in_seconds ? Errc::usage_time_seconds : Errc::usage_time_fine, option);
}

Result<UnixMillis> time_or_now(const Arguments& arguments) {
    if (arguments.has("now")) return required_time(arguments, "now");
    const auto now = UnixMillis::from_time(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
    if (!now) return fail(Errc::internal, "clock");
    return now;
}

}  // namespace coffer::cli
