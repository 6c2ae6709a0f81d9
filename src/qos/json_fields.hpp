// Readers for JSON objects in which unknown fields are refused.
#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"

namespace coffer::qos {

inline constexpr json::Limits json_limits{.max_bytes = std::size_t{1} << 20, .max_depth = 16, .numbers = json::Numbers::integers};

/// only_members checks that every field of the object is one of `known`. Error: json_value.
[[nodiscard]] Status only_members(const json::Object& object, std::initializer_list<std::string_view> known, const char* what);

/// present returns the field with this name, or nothing if it is absent or null.
[[nodiscard]] std::optional<json::Value> present(const json::Object& object, const char* name);

/// hex_bytes and hex_array decode a hexadecimal string. The errors contain the field's name and the offset in its value.
[[nodiscard]] Result<std::vector<u8>> hex_bytes(const json::Object& object, const char* name);

template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> hex_array(std::string_view digits, const char* name) {
    const auto bytes = hex::decode_array<N>(digits);
    if (!bytes) return fail(bytes.error().code, bytes.error().at, name);
    return *bytes;
}
template <std::size_t N>
[[nodiscard]] Result<ByteArray<N>> hex_array(const json::Object& object, const char* name) {
    COFFER_TRY(const std::string_view digits, object.text(name));
    return hex_array<N>(digits, name);
}

/// decimal reads an integer, or a string of decimal digits without leading zeros, of at most `limit`. Errors: json_value (a string that is
/// not such a number), json_wrong_type, json_number_range.
[[nodiscard]] Result<u64> decimal(const json::Value& value, u64 limit, const char* name);

/// map_array applies `read` to every element of an array and returns the results, or the first error.
template <typename F>
[[nodiscard]] auto map_array(const json::Array& array, F read)
    -> Result<std::vector<typename std::invoke_result_t<F, const json::Value&>::value_type>> {
    std::vector<typename std::invoke_result_t<F, const json::Value&>::value_type> elements;
    for (const json::Value& value : array) {
        COFFER_TRY(auto element, read(value));
        elements.push_back(std::move(element));
    }
    return elements;
}

}  // namespace coffer::qos
