// The values that were given on the command line, by option name.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace coffer::cli {

class Arguments {
public:
    [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
    /// text returns the option's value, or nothing where it was not given.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view option) const;
    /// required returns the value. Errors: usage_missing_option, usage_value when empty.
    [[nodiscard]] Result<std::string_view> required(const char* option) const;
    /// number reads a strict decimal (no sign, no leading zero) of at most `limit`. Error: usage_value.
    [[nodiscard]] Result<u64> number(const char* option, u64 fallback, u64 limit) const;
    /// positional returns the argument without a name; empty where it was not given.
    [[nodiscard]] std::string_view positional() const { return positional_ ? std::string_view(*positional_) : std::string_view(); }
    [[nodiscard]] bool has_positional() const noexcept { return positional_.has_value(); }

    void set(std::string_view option, std::string value) { values_.insert_or_assign(std::string(option), std::move(value)); }
    void set_positional(std::string value) { positional_ = std::move(value); }

private:
    std::map<std::string, std::string, std::less<>> values_;
    std::optional<std::string> positional_;
};

}  // namespace coffer::cli
