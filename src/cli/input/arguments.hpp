// The values on the command line, by option name, and the times among them. The library has no clock.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/input/arguments.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"

namespace coffer::cli {

/// Arguments holds the options and the positional argument that the user gave. Several threads may read a const Arguments at once.
class Arguments {
public:
    /// has returns true if the option was given.
    [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
    /// text returns the option's value, or nothing if the option was not given.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view option) const;
    /// required returns the option's value. Errors: usage_missing_option, usage_value (empty).
    [[nodiscard]] Result<std::string_view> required(const char* option) const;
    /// number returns the option's value as a number, or `fallback` if the option was not given. The value is decimal, at most `limit`,
    /// without sign and leading zeros. Error: usage_value.
    [[nodiscard]] Result<u64> number(const char* option, u64 fallback, u64 limit) const;
    /// positional returns the positional argument, or an empty string if it was not given.
    [[nodiscard]] std::string_view positional() const { return positional_ ? std::string_view(*positional_) : std::string_view(); }
    [[nodiscard]] bool has_positional() const noexcept { return positional_.has_value(); }

    void set(std::string_view option, std::string value) { values_.insert_or_assign(std::string(option), std::move(value)); }
    void set_positional(std::string value) { positional_ = std::move(value); }

private:
    std::map<std::string, std::string, std::less<>> values_;
    std::optional<std::string> positional_;
};

inline constexpr Option now_option{"now", ValueKind::number, "MS", "current time, Unix ms (default: system clock)"};

/// required_time returns the value of `option` as a time. Errors: usage_missing_option, usage_value (not a decimal number),
/// usage_time_seconds, usage_time_fine.
[[nodiscard]] Result<UnixMillis> required_time(const Arguments& arguments, const char* option);

/// time_or_now returns the value of --now, or the time of the system clock if --now was not given. Errors: those of required_time, or
/// internal (the system clock is not set).
[[nodiscard]] Result<UnixMillis> time_or_now(const Arguments& arguments);

}  // namespace coffer::cli
