// Parsers for the headers and the published keys of webhooks.
#include <algorithm>
#include <array>

#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/webhook/webhook.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"

namespace coffer::webhook {
namespace {

constexpr json::Limits limits{.max_bytes = std::size_t{256} << 10, .max_depth = 8, .numbers = json::Numbers::any};

struct HeaderName {
    std::string_view name;
    std::optional<std::string> Headers::*member;
};

constexpr auto names = std::to_array<HeaderName>({
    HeaderName{"x-turnkey-timestamp", &Headers::timestamp},
    HeaderName{"x-turnkey-event-id", &Headers::event_id},
    HeaderName{"x-turnkey-signature-key-id", &Headers::key_id},
    HeaderName{"x-turnkey-signature-algorithm", &Headers::algorithm},
    HeaderName{"x-turnkey-signature-version", &Headers::version},
    HeaderName{"x-turnkey-signature", &Headers::signature},
});

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// find_header returns the known header with this name, without regard to case, or nullptr.
std::optional<std::string>* find_header(Headers& headers, std::string_view name) {
    const auto same = [&](const HeaderName& known) { return std::ranges::equal(known.name, name, {}, {}, lower); };
    const auto known = std::ranges::find_if(names, same);
    return known == names.end() ? nullptr : &(headers.*(known->member));
}

Result<Headers> from_json(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), limits));
    COFFER_TRY(const json::Object object, document.object());
    Headers headers;
    for (const json::Member& member : object) {
        std::optional<std::string>* const header = find_header(headers, member.name);
        if (header == nullptr) continue;
        if (*header) return fail(Errc::json_duplicate_member, "header");
        COFFER_TRY(*header, member.value.text("header").transform([](std::string_view value) { return std::string(value); }));
    }
    return headers;
}

Result<Headers> from_lines(std::string_view text) {
    Headers headers;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto colon = line.find(':');
        if (!line.empty()) {
            if (colon == std::string_view::npos || colon == 0) return fail(Errc::header_syntax, at, "header");
            std::string_view value = line.substr(colon + 1);
            while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
            while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
            if (std::optional<std::string>* const header = find_header(headers, line.substr(0, colon))) {
                if (*header) return fail(Errc::header_syntax, at, "header");
                *header = value;
            }
        }
        at = end + 1;
    }
    return headers;
}

/// Statement is an optional field of a JWK about the key's use, and the values that it may have.
struct Statement {
    const char* name;
    std::string_view value;
    std::string_view or_value = {};
};

constexpr auto jwk_statements = std::to_array<Statement>({
    {"use", "sig"},
    {"alg", "EdDSA", "Ed25519"},  // RFC 8037, RFC 9864
    {"turnkey_signature_algorithm", "ed25519"},
    {"turnkey_signature_version", "v1"},
});

Status check_statements(const json::Object& jwk) {
    for (const Statement& statement : jwk_statements) {
        COFFER_TRY(const auto said, jwk.optional_text(statement.name));
        if (said && *said != statement.value && (said->empty() || *said != statement.or_value))
            return fail(Errc::unsupported_algorithm, statement.name);
    }
    return Ok{};
}

Result<PublicKey<Ed25519>> parse_key(Bytes bytes, const char* what) {
    auto key = PublicKey<Ed25519>::parse(bytes);
    if (!key) return fail(key.error().code, what);
    return key;
}

Result<PublicKey<Ed25519>> key_of_jwk(const json::Object& jwk) {
    COFFER_TRY(const std::string_view type, jwk.text("kty"));
    COFFER_TRY(const std::string_view curve, jwk.text("crv"));
    if (type != "OKP" || curve != "Ed25519") return fail(Errc::unsupported_algorithm, "crv");
    COFFER_CHECK(check_statements(jwk));
    COFFER_TRY(const std::string_view x, jwk.text("x"));
    const auto bytes = base64::decode(x, base64::Alphabet::url, base64::Padding::none);
    if (!bytes) return fail(bytes.error().code, "x");
    return parse_key(*bytes, "x");
}

Result<PublicKey<Ed25519>> key_of_row(const json::Object& row) {
    COFFER_TRY(const auto algorithm, row.optional_text("algorithm"));
    if (algorithm && *algorithm != "ed25519") return fail(Errc::unsupported_algorithm, "algorithm");
    COFFER_TRY(const std::string_view digits, row.text("publicKey"));
    const auto bytes = hex::decode_array<32>(digits);
    if (!bytes) return fail(bytes.error().code, "publicKey");
    return parse_key(*bytes, "publicKey");
}

}  // namespace

Result<Headers> Headers::parse(std::string_view text) {
    return text.starts_with('{') ? from_json(text) : from_lines(text);
}

Result<std::vector<PublishedKey>> parse_keys(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), limits));
    const bool jwks = document.root().kind() == json::Kind::object;
    Result<json::Array> list =
        jwks ? document.object().and_then([](const json::Object& set) { return set.array("keys"); }) : document.root().array("keys");
    if (!list) return fail(list.error());
    std::vector<PublishedKey> keys;
    for (const json::Value& item : *list) {
        COFFER_TRY(const json::Object row, item.object("keys"));
        COFFER_TRY(const std::string_view id, row.non_empty_text(jwks ? "kid" : "keyId"));
        keys.push_back({std::string(id), jwks ? key_of_jwk(row) : key_of_row(row)});
    }
    return keys;
}

}  // namespace coffer::webhook
