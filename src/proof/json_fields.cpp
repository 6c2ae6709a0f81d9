#include "proof/json_fields.hpp"

#include <algorithm>

namespace coffer::proof {

Status only_members(const json::Object& object, std::initializer_list<std::string_view> known, const char* what) {
    for (const json::Member& member : object) {
        if (std::ranges::find(known, member.name) == known.end()) return fail(Errc::json_value, what);
    }
    return Ok{};
}

std::optional<json::Value> present(const json::Object& object, const char* name) {
    const auto value = object.find(name);
    if (!value || value->is_null()) return std::nullopt;
    return value;
}

Result<std::vector<u8>> hex_bytes(const json::Object& object, const char* name) {
    COFFER_TRY(const std::string_view digits, object.text(name));
    auto bytes = hex::decode(digits);
    if (!bytes) return fail(bytes.error().code, bytes.error().at, name);
    return bytes;
}

Result<u64> decimal(const json::Value& value, u64 limit, const char* name) {
    u64 number = 0;
    if (value.kind() == json::Kind::text) {
        const std::string_view digits = *value.text();
        if (digits.empty() || digits.size() > 19 || (digits.size() > 1 && digits.front() == '0')) return fail(Errc::json_value, name);
        for (const char c : digits) {
            if (c < '0' || c > '9') return fail(Errc::json_value, name);
            number = number * 10 + static_cast<u64>(c - '0');
        }
    } else {
        COFFER_TRY(number, value.unsigned_integer(name));
    }
    if (number > limit) return fail(Errc::json_number_range, name);
    return number;
}

}  // namespace coffer::proof
