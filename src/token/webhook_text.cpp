// Headers and keys of webhooks, as text.
#include <algorithm>
#include <array>

#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/encoding/json.hpp"
#include "coffer/token/webhook.hpp"
#include "core/try.hpp"

namespace coffer::token {
namespace {

constexpr json::Limits limits{.max_bytes = std::size_t{256} << 10, .max_depth = 8, .numbers = json::Numbers::any};

struct HeaderName {
    std::string_view name;
    std::optional<std::string> WebhookHeaders::*member;
};

constexpr auto names = std::to_array<HeaderName>({
    HeaderName{"x-turnkey-timestamp", &WebhookHeaders::timestamp},
    HeaderName{"x-turnkey-event-id", &WebhookHeaders::event_id},
    HeaderName{"x-turnkey-signature-key-id", &WebhookHeaders::key_id},
    HeaderName{"x-turnkey-signature-algorithm", &WebhookHeaders::algorithm},
    HeaderName{"x-turnkey-signature-version", &WebhookHeaders::version},
    HeaderName{"x-turnkey-signature", &WebhookHeaders::signature},
});

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Sets a header that is one of ours. False when it was set before.
bool set(WebhookHeaders& headers, std::string_view name, std::string_view value) {
    const auto same = [&](const HeaderName& known) { return std::ranges::equal(known.name, name, {}, {}, lower); };
    const auto known = std::ranges::find_if(names, same);
    if (known == names.end()) return true;
    std::optional<std::string>& member = headers.*(known->member);
    if (member) return false;
    member = value;
    return true;
}

Result<WebhookHeaders> from_json(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), limits));
    COFFER_TRY(const json::Object object, document.object());
    WebhookHeaders headers;
    for (const json::Member& member : object) {
        COFFER_TRY(const std::string_view value, member.value.text("header"));
        if (!set(headers, member.name, value)) return fail(Errc::json_duplicate_member, "header");
    }
    return headers;
}

Result<WebhookHeaders> from_lines(std::string_view text) {
    WebhookHeaders headers;
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
            if (!set(headers, line.substr(0, colon), value)) return fail(Errc::json_duplicate_member, at, "header");
        }
        at = end + 1;
    }
    return headers;
}

Result<PublicKey<Ed25519>> key_of_jwk(const json::Object& jwk) {
    COFFER_TRY(const std::string_view type, jwk.text("kty"));
    COFFER_TRY(const std::string_view curve, jwk.text("crv"));
    if (type != "OKP" || curve != "Ed25519") return fail(Errc::unsupported_algorithm, "crv");
    COFFER_TRY(const std::string_view x, jwk.text("x"));
    COFFER_TRY(const std::vector<u8> bytes, base64::decode(x, base64::Alphabet::url, base64::Padding::none));
    return PublicKey<Ed25519>::parse(bytes);
}

Result<PublicKey<Ed25519>> key_of_row(const json::Object& row) {
    COFFER_TRY(const std::string_view algorithm, row.text("algorithm"));
    if (algorithm != "ed25519") return fail(Errc::unsupported_algorithm, "algorithm");
    COFFER_TRY(const std::string_view digits, row.text("publicKey"));
    COFFER_TRY(const auto bytes, hex::decode_array<32>(digits));
    return PublicKey<Ed25519>::parse(bytes);
}

}  // namespace

Result<WebhookHeaders> WebhookHeaders::parse(std::string_view text) {
    return text.starts_with('{') ? from_json(text) : from_lines(text);
}

Result<std::vector<WebhookKey>> parse_webhook_keys(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), limits));
    const bool jwks = document.root().kind() == json::Kind::object;
    Result<json::Array> list =
        jwks ? document.object().and_then([](const json::Object& set) { return set.array("keys"); }) : document.root().array("keys");
    if (!list) return list.error();
    std::vector<WebhookKey> keys;
    for (const json::Value& item : *list) {
        COFFER_TRY(const json::Object row, item.object("keys"));
        COFFER_TRY(const std::string_view id, row.non_empty_text(jwks ? "kid" : "keyId"));
        keys.push_back({std::string(id), jwks ? key_of_jwk(row) : key_of_row(row)});
    }
    return keys;
}

}  // namespace coffer::token
