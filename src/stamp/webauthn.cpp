#include "coffer/stamp/webauthn.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "encoding/json_writer.hpp"
#include "stamp/base64url_text.hpp"
#include "stamp/stamp_json.hpp"

namespace coffer::stamp {
namespace {

constexpr std::size_t max_header = 16384;
constexpr json::Limits client_data_limits = {.max_bytes = max_header, .max_depth = 4, .numbers = json::Numbers::any};
constexpr std::string_view assertion_type = "webauthn.get";

namespace flag {
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned backup_eligible = 0x08;
constexpr unsigned backed_up = 0x10;
constexpr unsigned attested_credential = 0x40;
constexpr unsigned extensions = 0x80;
}  // namespace flag

/// AuthenticatorData is the fixed part of authenticator data (Web Authentication, level 3, section 6.1). CBOR of extensions follows it if a
/// flag says so.
struct AuthenticatorData {
    FixedBytes<32> relying_party_hash;
    unsigned flags;
    u32 counter;
};

Result<AuthenticatorData> read_authenticator_data(Bytes bytes) {
    Reader reader(bytes);
    COFFER_TRY(const auto hash, reader.take<32>());
    COFFER_TRY(const u8 flags, reader.byte());
    COFFER_TRY(const u32 counter, reader.u32_be());
    const bool has_extensions = (flags & flag::extensions) != 0;
    const bool backed_up_only = (flags & flag::backed_up) != 0 && (flags & flag::backup_eligible) == 0;
    const bool is_registration = (flags & flag::attested_credential) != 0;
    if (has_extensions == reader.at_end() || backed_up_only || is_registration) return fail(Errc::webauthn_type, "authenticatorData");
    return AuthenticatorData{hash, flags, counter};
}

Status check_signature(const PasskeyPublicKey& key, FixedBytes<32> digest, Bytes signature) {
    if (const auto* rsa = std::get_if<RsaPublicKey>(&key)) return verify_rs256(*rsa, digest, signature);
    COFFER_TRY(const auto parsed, EcdsaSignature<P256>::parse_der(signature));
    return verify_digest(*std::get_if<PublicKey<P256>>(&key), digest, parsed);
}

/// check_frame checks crossOrigin and topOrigin. Only a frame of another origin has a topOrigin (Web Authentication, level 3, section
/// 5.8.1).
Status check_frame(const json::Object& client_data, const WebauthnPolicy& policy) {
    bool crosses = false;
    if (const auto cross = client_data.find("crossOrigin")) {
        COFFER_TRY(crosses, cross->boolean("crossOrigin"));
    }
    COFFER_TRY(const auto top, client_data.optional_text("topOrigin"));
    if (top && !crosses) return fail(Errc::relying_party_mismatch, "topOrigin");
    if (!crosses) return Ok{};
    if (!policy.top_origins) return fail(Errc::relying_party_mismatch, "crossOrigin");
    // An empty text stands for an absent topOrigin. It is not an origin, so only the rule any() allows it.
    if (!policy.top_origins->allows(top.value_or(""), policy.relying_party_id)) return fail(Errc::relying_party_mismatch, "topOrigin");
    return Ok{};
}

/// check_client_data checks the client data and returns the origin.
Result<std::string> check_client_data(Bytes text, Bytes body, const WebauthnPolicy& policy) {
    COFFER_TRY(const json::Document document, json::Document::parse(text, client_data_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const std::string_view type, object.text("type"));
    if (type != assertion_type) return fail(Errc::webauthn_type, "type");
    COFFER_TRY(const std::string_view challenge, object.text("challenge"));
    const std::string expected = base64::encode(as_bytes(webauthn_challenge(body)), base64::Alphabet::url, base64::Padding::none);
    if (challenge != expected) return fail(Errc::challenge_mismatch);
    COFFER_TRY(const std::string_view origin, object.text("origin"));
    if (!policy.origins.allows(origin, policy.relying_party_id)) return fail(Errc::relying_party_mismatch, "origin");
    COFFER_CHECK(check_frame(object, policy));
    return std::string(origin);
}

// Browsers write host names in lower case, and non-ASCII names in Punycode.
constexpr bool is_host_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// is_site_of says whether `origin` is https (or http for "localhost") on the host of the relying party or on a subdomain, with or without
/// a port.
bool is_site_of(std::string_view relying_party_id, std::string_view origin) noexcept {
    constexpr std::string_view https = "https://";
    constexpr std::string_view http = "http://";
    const bool local = relying_party_id == "localhost" && origin.starts_with(http);
    if (!local && !origin.starts_with(https)) return false;
    std::string_view host = origin.substr(local ? http.size() : https.size());
    if (const auto colon = host.find(':'); colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.empty() || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; })) return false;
        host = host.substr(0, colon);
    }
    if (relying_party_id.empty() || !host.ends_with(relying_party_id)) return false;
    host.remove_suffix(relying_party_id.size());
    return host.empty() || (host.ends_with('.') && std::ranges::all_of(host, is_host_character));
}

}  // namespace

bool OriginRule::allows(std::string_view origin, std::string_view relying_party_id) const noexcept {
    switch (rule_) {
        case Rule::one_of: return std::ranges::find(origins_, origin) != origins_.end();
        case Rule::relying_party: return is_site_of(relying_party_id, origin);
        case Rule::any: break;
    }
    return true;
}

std::string webauthn_challenge(Bytes body) {
    return hex::encode(sha256(body));
}

Result<Header> webauthn_stamp(const AssertionTexts& assertion) {
    const std::pair<const char*, std::string_view> members[] = {{"authenticatorData", assertion.authenticator_data},
                                                                {"clientDataJson", assertion.client_data_json},
                                                                {"credentialId", assertion.credential_id},
                                                                {"signature", assertion.signature}};
    json::Writer writer;
    writer.begin_object();
    for (const auto& [name, text] : members) {
        if (text.empty()) return fail(Errc::text_empty, name);
        const Status status = check_base64url_text(text);
        if (!status) return fail(status.error().code, status.error().at, name);
        writer.member(name, text);
    }
    writer.end_object();
    return Header{webauthn_header_name, writer.finish()};
}

Result<VerifiedWebauthn> verify_webauthn(std::string_view header_value, Bytes body, const PasskeyPublicKey& key,
                                         const WebauthnPolicy& policy) {
    COFFER_TRY(const StampJson json, StampJson::from_json(header_value, max_header));
    COFFER_CHECK(json.refuse({"publicKey", "scheme", "publicKeyAttestation"}));
    COFFER_TRY(std::vector<u8> credential_id, json.base64url("credentialId"));
    COFFER_TRY(const std::vector<u8> authenticator_data, json.base64url("authenticatorData"));
    COFFER_TRY(const std::vector<u8> client_data, json.base64url("clientDataJson"));
    COFFER_TRY(const std::vector<u8> signature, json.base64url("signature"));

    COFFER_CHECK(check_signature(key, sha256({authenticator_data, sha256(client_data)}), signature));

    COFFER_TRY(std::string origin, check_client_data(client_data, body, policy));
    const auto data = read_authenticator_data(authenticator_data);
    if (!data) return fail(Errc::webauthn_type, "authenticatorData");
    if (!std::ranges::equal(data->relying_party_hash, sha256(as_bytes(policy.relying_party_id)))) return fail(Errc::relying_party_mismatch);
    const auto has = [flags = data->flags](unsigned bit) { return (flags & bit) != 0; };
    if (!has(flag::user_present)) return fail(Errc::user_presence);
    if (policy.require_user_verification && !has(flag::user_verified)) return fail(Errc::user_presence);
    return VerifiedWebauthn{std::move(credential_id), std::move(origin),          data->counter,
                            has(flag::user_verified), has(flag::backup_eligible), has(flag::backed_up)};
}

}  // namespace coffer::stamp
