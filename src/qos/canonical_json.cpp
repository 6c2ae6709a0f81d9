#include "qos/canonical_json.hpp"

#include <algorithm>
#include <vector>

#include "core/try.hpp"
#include "encoding/json_writer.hpp"
#include "qos/json_fields.hpp"

namespace coffer::qos {
namespace {

// utf16_rank maps a UTF-8 byte so that comparing ranks gives the order of UTF-16 code units. In that order, characters above U+FFFF (first
// byte f0 to f4) come before U+E000 to U+FFFF (first byte ee or ef).
constexpr unsigned utf16_rank(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xee || byte == 0xef ? byte + 0x10U : byte;
}

bool before(std::string_view a, std::string_view b) noexcept {
    return std::ranges::lexicographical_compare(a, b, {}, utf16_rank, utf16_rank);
}

Status write(json::Writer& writer, const json::Value& value);

Status write_object(json::Writer& writer, const json::Object& object) {
    std::vector<json::Member> members;
    for (const json::Member& member : object) {
        if (!member.value.is_null()) members.push_back(member);
    }
    std::ranges::sort(members, before, &json::Member::name);
    writer.begin_object();
    for (const json::Member& member : members) {
        writer.name(member.name);
        COFFER_CHECK(write(writer, member.value));
    }
    writer.end_object();
    return Ok{};
}

Status write_array(json::Writer& writer, const json::Array& array) {
    writer.begin_array();
    for (const json::Value& element : array) COFFER_CHECK(write(writer, element));
    writer.end_array();
    return Ok{};
}

Status write(json::Writer& writer, const json::Value& value) {
    switch (value.kind()) {
        case json::Kind::null: writer.null(); return Ok{};
        case json::Kind::boolean: writer.boolean(*value.boolean()); return Ok{};
        case json::Kind::text: writer.text(*value.text()); return Ok{};
        case json::Kind::array: return write_array(writer, *value.array());
        case json::Kind::object: return write_object(writer, *value.object());
        case json::Kind::real: return fail(Errc::json_number_range);
        case json::Kind::integer: break;
    }
    const auto natural = value.unsigned_integer();
    writer.text(natural ? std::to_string(*natural) : std::to_string(*value.integer()));
    return Ok{};
}

}  // namespace

Result<std::string> canonical_json(const json::Value& value) {
    json::Writer writer;
    COFFER_CHECK(write(writer, value));
    return writer.finish();
}

Result<std::string> canonical_json(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), json_limits));
    return canonical_json(document.root());
}

}  // namespace coffer::qos
