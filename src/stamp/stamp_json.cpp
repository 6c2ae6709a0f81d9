#include "stamp/stamp_json.hpp"

#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::stamp {

Result<StampJson> StampJson::parse(Bytes text, std::size_t max_bytes) {
    // The limits of depth and numbers leave room for unknown fields. The fields that are read are strings at the top level.
    const json::Limits limits = {.max_bytes = max_bytes, .max_depth = 4, .numbers = json::Numbers::any};
    COFFER_TRY(json::Document document, json::Document::parse(text, limits));
    COFFER_TRY(const json::Object object, document.object());
    return StampJson(std::move(document), object);
}

Result<StampJson> StampJson::from_header(std::string_view value, std::size_t max_length) {
    if (value.empty() || value.size() > max_length) return fail(Errc::header_syntax);
    COFFER_TRY(const std::vector<u8> text, base64::decode(value, base64::Alphabet::url, base64::Padding::none));
    return parse(text, max_length);
}

Result<StampJson> StampJson::from_json(std::string_view value, std::size_t max_length) {
    if (value.empty() || value.size() > max_length) return fail(Errc::header_syntax);
    return parse(as_bytes(value), max_length);
}

Status StampJson::refuse(std::initializer_list<const char*> names) const noexcept {
    for (const char* name : names)
        if (object_.find(name)) return fail(Errc::foreign_member, name);
    return Ok{};
}

Result<std::vector<u8>> StampJson::hex(const char* name) const {
    COFFER_TRY(const std::string_view digits, text(name));
    auto bytes = hex::decode(digits);
    if (!bytes) return fail(bytes.error().code, name);
    return bytes;
}

Result<std::vector<u8>> StampJson::base64url(const char* name) const {
    COFFER_TRY(const std::string_view encoded, text(name));
    auto bytes = base64::decode(encoded, base64::Alphabet::url, base64::Padding::none);
    if (!bytes) return fail(bytes.error().code, name);
    return bytes;
}

}  // namespace coffer::stamp
