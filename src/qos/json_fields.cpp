#include "qos/json_fields.hpp"

#include <algorithm>

#include "core/decimal.hpp"

namespace coffer::qos {

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
        const auto parsed = parse_decimal(*value.text(), ~u64{0});
        if (!parsed) return fail(Errc::json_value, name);
        number = *parsed;
    } else {
        COFFER_TRY(number, value.unsigned_integer(name));
    }
    if (number > limit) return fail(Errc::json_number_range, name);
    return number;
}

}  // namespace coffer::qos
