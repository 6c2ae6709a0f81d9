#include "bundle/fields.hpp"

#include <algorithm>
#include <new>

#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/per_thread.hpp"

namespace coffer::bundle {
namespace {

// The limits of depth and numbers leave room for fields that a producer may add. The fields of the known kinds are strings at the top
// level.
constexpr json::Limits limits{.max_bytes = max_bundle_bytes, .max_depth = 4, .numbers = json::Numbers::any};

Unexpected within(const Error& error, Field member) noexcept {
    return fail(error.code, field_name(member));
}

}  // namespace

const char* field_name(Field member) noexcept {
    const auto rows = fields();
    const auto row = std::ranges::find(rows, member, &FieldRow::id);
    COFFER_INVARIANT(row != rows.end());
    return row->name;
}

Result<Fields> Fields::read(Bytes text, FieldSet required, FieldSet optional) {
    static const core::PerThread<json::Parser> parsers;
    json::Parser* const parser = parsers.get();
    if (parser == nullptr) throw std::bad_alloc();
    Result<json::Value> root = parser->parse(text, limits);
    if (!root) return fail(root.error());
    Result<json::Object> object = root->object();
    if (!object) return fail(object.error());
    const FieldSet own = required | optional;
    for (const FieldRow& row : fields()) {
        if (!own.has(row.id) && object->find(row.name)) return fail(Errc::foreign_member, row.name);
    }
    for (const FieldRow& row : fields()) {
        if (!own.has(row.id)) continue;
        const std::optional<json::Value> value = object->find(row.name);
        if (!value) {
            if (required.has(row.id)) return fail(Errc::json_missing_member, row.name);
            continue;
        }
        if (const Result<std::string_view> checked = value->text(row.name); !checked) return fail(checked.error());
    }
    return Fields(*object);
}

std::optional<std::string_view> Fields::optional_text(Field member) const noexcept {
    const std::optional<json::Value> value = object_.find(field_name(member));
    if (!value) return std::nullopt;
    const Result<std::string_view> text = value->text();
    COFFER_INVARIANT(text.has_value());
    return *text;
}

std::string_view Fields::text(Field member) const noexcept {
    const std::optional<std::string_view> value = optional_text(member);
    COFFER_INVARIANT(value.has_value());
    return *value;
}

Result<std::vector<u8>> Fields::hex(Field member) const {
    Result<std::vector<u8>> bytes = hex::decode(text(member));
    if (!bytes) return within(bytes.error(), member);
    return bytes;
}

Result<PublicKey<P256>> Fields::point(Field member) const {
    const Result<std::vector<u8>> bytes = hex(member);
    if (!bytes) return fail(bytes.error());
    Result<PublicKey<P256>> key = PublicKey<P256>::parse_uncompressed(*bytes);
    if (!key) return within(key.error(), member);
    return key;
}

Result<SealedMessage> Fields::message(const PublicKey<P256>& encapsulated_key) const {
    Result<std::vector<u8>> ciphertext = hex(Field::ciphertext);
    if (!ciphertext) return fail(ciphertext.error());
    return SealedMessage::from_parts(encapsulated_key, std::move(*ciphertext));
}

Result<SealedMessage> Fields::message() const {
    const Result<PublicKey<P256>> encapsulated_key = point(Field::encapped_public);
    if (!encapsulated_key) return fail(encapsulated_key.error());
    return message(*encapsulated_key);
}

}  // namespace coffer::bundle
