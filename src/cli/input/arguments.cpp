#include "cli/input/arguments.hpp"

#include "core/decimal.hpp"

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

}  // namespace coffer::cli
