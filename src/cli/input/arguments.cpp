#include "cli/input/arguments.hpp"

#include <chrono>

#include "core/decimal.hpp"
#include "core/try.hpp"

namespace coffer::cli {

std::optional<std::string_view> Arguments::text(std::string_view option) const {
    const auto found = values_.find(option);
    if (found == values_.end()) return std::nullopt;
    return found->second;
}

Result<std::string_view> Arguments::required(const char* option) const {
    const auto value = text(option);
    if (!value) return fail(Errc::usage_missing_option, option);
    if (value->empty()) return fail(Errc::usage_value, option);
    return *value;
}

Result<u64> Arguments::number(const char* option, u64 fallback, u64 limit) const {
    const auto value = text(option);
    if (!value) return fallback;
    const auto parsed = parse_decimal(*value, limit);
    if (!parsed) return fail(Errc::usage_value, option);
    return *parsed;
}

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
