#include "cli/arguments.hpp"

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

std::optional<u64> parse_decimal(std::string_view text, u64 limit) {
    if (text.empty() || text.size() > 19 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
    u64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<u64>(c - '0');
    }
    if (value > limit) return std::nullopt;
    return value;
}

}  // namespace coffer::cli
