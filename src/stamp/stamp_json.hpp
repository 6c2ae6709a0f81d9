// Reader for the JSON in stamp headers.
#pragma once

#include <string_view>
#include <vector>

#include "encoding/json.hpp"

namespace coffer::stamp {

/// StampJson is the parsed JSON object of a stamp. The fields that are read are strings.
class StampJson {
public:
    /// from_header decodes base64url and parses the JSON. Errors: header_syntax (empty, or over `max_length` characters), the base64_,
    /// json_ and utf8_ errors.
    [[nodiscard]] static Result<StampJson> from_header(std::string_view value, std::size_t max_length);
    /// from_json parses a value that is JSON itself. Errors: header_syntax (empty, or over `max_length` characters), the json_ and utf8_
    /// errors.
    [[nodiscard]] static Result<StampJson> from_json(std::string_view value, std::size_t max_length);

    /// refuse checks that the object has none of the fields `names`. Error: foreign_member.
    [[nodiscard]] Status refuse(std::initializer_list<const char*> names) const noexcept;
    /// text returns a field that must be a non-empty string. Errors: json_missing_member, json_wrong_type, json_empty_value.
    [[nodiscard]] Result<std::string_view> text(const char* name) const noexcept COFFER_LIFETIMEBOUND {
        return object_.non_empty_text(name);
    }
    /// hex and base64url decode a field. Errors: those of text, and without a position the hex_ or base64_ errors.
    [[nodiscard]] Result<std::vector<u8>> hex(const char* name) const;
    [[nodiscard]] Result<std::vector<u8>> base64url(const char* name) const;

private:
    StampJson(json::Document document, json::Object object) noexcept : document_(std::move(document)), object_(object) {}
    [[nodiscard]] static Result<StampJson> parse(Bytes text, std::size_t max_bytes);

    json::Document document_;
    json::Object object_;
};

}  // namespace coffer::stamp
