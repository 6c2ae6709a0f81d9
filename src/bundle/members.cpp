#include "bundle/members.hpp"

#include <algorithm>
#include <new>

#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/per_thread.hpp"

namespace coffer::bundle {
namespace {

// Depth and numbers leave room for members that a producer adds; those of a purpose are text at the top.
constexpr json::Limits limits{.max_bytes = max_bundle_bytes, .max_depth = 4, .numbers = json::Numbers::any};

Error within(const Error& error, Member member) noexcept {
    return {error.code, no_position, member_name(member)};
}

}  // namespace

const char* member_name(Member member) noexcept {
    const auto rows = members();
    const auto row = std::ranges::find(rows, member, &MemberRow::id);
    COFFER_INVARIANT(row != rows.end());
    return row->name;
}

Result<Members> Members::read(Bytes text, MemberSet required, MemberSet optional) {
    static const core::PerThread<json::Parser> parsers;
    json::Parser* const parser = parsers.get();
    if (parser == nullptr) throw std::bad_alloc();
    Result<json::Value> root = parser->parse(text, limits);
    if (!root) return root.error();
    Result<json::Object> object = root->object();
    if (!object) return object.error();
    const MemberSet own = required | optional;
    for (const MemberRow& row : members()) {
        if (!own.has(row.id) && object->find(row.name)) return fail(Errc::foreign_member, row.name);
    }
    for (const MemberRow& row : members()) {
        if (!own.has(row.id)) continue;
        const std::optional<json::Value> value = object->find(row.name);
        if (!value) {
            if (required.has(row.id)) return fail(Errc::json_missing_member, row.name);
            continue;
        }
        if (const Result<std::string_view> checked = value->text(row.name); !checked) return checked.error();
    }
    return Members(*object);
}

std::optional<std::string_view> Members::optional_text(Member member) const noexcept {
    const std::optional<json::Value> value = object_.find(member_name(member));
    if (!value) return std::nullopt;
    const Result<std::string_view> text = value->text();
    COFFER_INVARIANT(text.has_value());
    return *text;
}

std::string_view Members::text(Member member) const noexcept {
    const std::optional<std::string_view> value = optional_text(member);
    COFFER_INVARIANT(value.has_value());
    return *value;
}

Result<std::vector<u8>> Members::hex(Member member) const {
    Result<std::vector<u8>> bytes = hex::decode(text(member));
    if (!bytes) return within(bytes.error(), member);
    return bytes;
}

Result<PublicKey<P256>> Members::point(Member member) const {
    const Result<std::vector<u8>> bytes = hex(member);
    if (!bytes) return bytes.error();
    Result<PublicKey<P256>> key = PublicKey<P256>::parse_uncompressed(*bytes);
    if (!key) return within(key.error(), member);
    return key;
}

Result<SealedMessage> Members::message(const PublicKey<P256>& encapsulated_key) const {
    Result<std::vector<u8>> ciphertext = hex(Member::ciphertext);
    if (!ciphertext) return ciphertext.error();
    return SealedMessage::from_parts(encapsulated_key, std::move(*ciphertext));
}

Result<SealedMessage> Members::message() const {
    const Result<PublicKey<P256>> encapsulated_key = point(Member::encapped_public);
    if (!encapsulated_key) return encapsulated_key.error();
    return message(*encapsulated_key);
}

}  // namespace coffer::bundle
