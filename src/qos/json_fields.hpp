// Reading JSON objects whose every member is known.
#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"

namespace coffer::qos {

/// only_members: json_value where the object has a member that is not listed.
[[nodiscard]] Status only_members(const json::Object& object, std::initializer_list<std::string_view> known, const char* what);

/// present returns a member that is there and not null.
[[nodiscard]] std::optional<json::Value> present(const json::Object& object, const char* name);

/// hex_bytes, hex_array: a text member in hexadecimal. Errors carry the member's name and the offset in it.
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

/// decimal reads a number, or a text of digits without leading zeros, of at most `limit`. Errors: json_wrong_type, json_number_range,
/// json_value.
[[nodiscard]] Result<u64> decimal(const json::Value& value, u64 limit, const char* name);

/// map_array reads every element of an array member.
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
