#include "coffer/stamp/client_signature.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"
#include "encoding/json.hpp"
#include "encoding/json_writer.hpp"

namespace coffer::stamp {
namespace {

constexpr std::string_view login_type = "USAGE_TYPE_LOGIN";
constexpr std::string_view signup_type = "USAGE_TYPE_SIGNUP";
constexpr json::Limits list_limits = {.max_bytes = 64 * 1024, .max_depth = 8, .numbers = json::Numbers::integers};

Status check_text(std::string_view text, const char* what) {
    if (text.empty()) return fail(Errc::text_empty, what);
    const Status valid = check_utf8(as_bytes(text));
    if (!valid) return fail(valid.error().code, valid.error().at, what);
    return Ok{};
}

/// check_list checks a list without changing it. Its text is copied into the message, because the verifier compares it with the text in the
/// request.
Status check_list(std::string_view list, const char* what) {
    const auto document = json::Document::parse(as_bytes(list), list_limits);
    if (!document) return fail(document.error().code, document.error().at, what);
    const auto array = document->root().array(what);
    if (!array) return fail(array.error());
    return Ok{};
}

}  // namespace

Result<std::string> login_message(std::string_view token_id, const LoginUsage& usage) {
    COFFER_CHECK(check_text(token_id, "tokenId"));
    COFFER_CHECK(check_text(usage.public_key, "publicKey"));
    json::Writer writer;
    writer.begin_object().name("login").begin_object().member("publicKey", usage.public_key).end_object();
    writer.member("tokenId", token_id).member("type", login_type).end_object();
    return writer.finish();
}

Result<std::string> login_message(std::string_view token_id, const LoginUsageV2& usage) {
    COFFER_CHECK(check_text(token_id, "tokenId"));
    COFFER_CHECK(check_text(usage.organization_id, "organizationId"));
    COFFER_CHECK(check_text(usage.public_key, "publicKey"));
    if (usage.expiration_seconds) COFFER_CHECK(check_text(*usage.expiration_seconds, "expirationSeconds"));
    if (usage.session_profile_id) COFFER_CHECK(check_text(*usage.session_profile_id, "sessionProfileId"));
    json::Writer writer;
    writer.begin_object().name("loginV2").begin_object();
    writer.member("organizationId", usage.organization_id).member("publicKey", usage.public_key);
    if (usage.invalidate_existing) writer.name("invalidateExisting").boolean(*usage.invalidate_existing);
    if (usage.expiration_seconds) writer.member("expirationSeconds", *usage.expiration_seconds);
    if (usage.session_profile_id) writer.member("sessionProfileId", *usage.session_profile_id);
    writer.end_object().member("tokenId", token_id).member("type", login_type).end_object();
    return writer.finish();
}

Result<std::string> signup_message(std::string_view token_id, const SignupUsage& usage) {
    COFFER_CHECK(check_text(token_id, "tokenId"));
    std::string members;
    const auto add = [&members](std::string_view name, std::string_view json) {
        if (!members.empty()) members += ',';
        members += '"';
        members += name;
        members += "\":";
        members += json;
    };
    const std::pair<const char*, std::optional<std::string_view>> lists[] = {
        {"apiKeys", usage.api_keys_json}, {"authenticators", usage.authenticators_json}, {"oauthProviders", usage.oauth_providers_json}};
    for (const auto& [name, list] : lists) {
        if (!list) continue;
        COFFER_CHECK(check_list(*list, name));
        add(name, *list);
    }
    const std::pair<const char*, std::optional<std::string_view>> texts[] = {{"email", usage.email}, {"phoneNumber", usage.phone_number}};
    for (const auto& [name, text] : texts) {
        if (!text) continue;
        COFFER_CHECK(check_text(*text, name));
        json::Writer quoted;
        quoted.text(*text);
        add(name, quoted.finish());
    }
    json::Writer rest;
    rest.begin_object().member("tokenId", token_id).member("type", signup_type).end_object();
    return R"({"signupV2":{)" + members + "}," + rest.finish().substr(1);
}

std::string ClientSignature::json() const {
    json::Writer writer;
    writer.begin_object()
        .member("scheme", client_signature_scheme)
        .member("publicKey", public_key)
        .member("message", message)
        .member("signature", signature)
        .end_object();
    return writer.finish();
}

Result<ClientSignature> sign_client_message(const KeyPair<P256>& key, std::string_view message, Nonce nonce) {
    COFFER_CHECK(check_utf8(as_bytes(message)));
    COFFER_TRY(const auto signature, sign_digest(key.private_key(), key.public_key(), sha256(as_bytes(message)), nonce));
    return ClientSignature{hex::encode(key.public_key().compressed()), std::string(message), hex::encode(signature.raw())};
}

Result<PublicKey<P256>> verify_client_signature(const ClientSignature& signature) {
    COFFER_TRY(const auto key_bytes, hex::decode_array<33>(signature.public_key));
    COFFER_TRY(const auto key, PublicKey<P256>::parse(key_bytes));
    COFFER_TRY(const auto raw, hex::decode_array<64>(signature.signature));
    COFFER_TRY(const auto parsed, EcdsaSignature<P256>::parse_raw(raw));
    COFFER_CHECK(verify_digest(key, sha256(as_bytes(signature.message)), parsed));
    return key;
}

}  // namespace coffer::stamp
