#include "coffer/enclave/enclave.hpp"

#include <initializer_list>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"
#include "encoding/json_writer.hpp"
#include "webhook/webhook_id.hpp"

namespace coffer::enclave {
namespace {

struct Claim {
    const char* name;
    std::string_view text;
};

Status check_claims(std::initializer_list<Claim> claims) {
    for (const Claim& claim : claims) {
        if (claim.text.empty()) return fail(Errc::text_empty, claim.name);
        if (const Status valid = check_utf8(as_bytes(claim.text)); !valid) return fail(valid.error().code, claim.name);
    }
    return Ok{};
}

void write_claims(json::Writer& writer, std::initializer_list<Claim> claims) {
    for (const Claim& claim : claims) writer.member(claim.name, claim.text);
}

std::string base64url(Bytes data) {
    return base64::encode(data, base64::Alphabet::url, base64::Padding::none);
}

// Sessions are signed over SHA-256 of SHA-256, other tokens over SHA-256.
enum class Digest : u8 { once, twice };

Result<std::string> sign_token(const Enclave& enclave, std::string_view header, std::string_view claims, Digest digest) {
    std::string text = base64url(as_bytes(header)) + "." + base64url(as_bytes(claims));
    const auto hashed = digest == Digest::twice ? sha256d(as_bytes(text)) : sha256(as_bytes(text));
    COFFER_TRY(const EcdsaSignature<P256> signature, sign_digest(enclave.keys().signing_key(), hashed));
    return text + "." + base64url(signature.raw());
}

// The claim exp of a session is in seconds. A number in the range of UnixMillis is refused, because it is probably in milliseconds.
Status check_expiry(UnixSeconds expires) {
    if (expires.value >= UnixMillis::least) return fail(Errc::time_too_fine, "exp");
    return Ok{};
}

}  // namespace

Result<std::string> sign_session(const Enclave& enclave, const token::Session& session) {
    const std::initializer_list<Claim> claims{
        {"public_key", session.public_key},
        {"session_type", token::session_type_name(session.type)},
        {"user_id", session.user_id},
        {"organization_id", session.organization_id},
    };
    COFFER_CHECK(check_claims(claims));
    if (session.scope) COFFER_CHECK(check_claims({{"scope", *session.scope}}));
    if (session.session_profile_id) COFFER_CHECK(check_claims({{"session_profile_id", *session.session_profile_id}}));
    COFFER_CHECK(check_expiry(session.expires));
    json::Writer writer;
    writer.begin_object().name("exp").unsigned_integer(session.expires.value);
    write_claims(writer, claims);
    if (session.scope) writer.member("scope", *session.scope);
    if (session.session_profile_id) writer.member("session_profile_id", *session.session_profile_id);
    writer.end_object();
    return sign_token(enclave, R"({"alg":"ES256","typ":"JWT"})", writer.finish(), Digest::twice);
}

Result<std::string> sign_otp_token(const Enclave& enclave, const token::OtpVerification& verification) {
    const std::string expires = std::to_string(verification.expires.value());
    const std::initializer_list<Claim> claims{
        {"exp", expires},
        {"id", verification.id},
        {"organization_id", verification.organization_id},
        {"verification_type", verification.verification_type},
        {"contact", verification.contact},
        {"public_key", verification.public_key},
    };
    COFFER_CHECK(check_claims(claims));
    json::Writer writer;
    writer.begin_object();
    write_claims(writer, claims);
    writer.end_object();
    return sign_token(enclave, R"({"typ":"JWT","alg":"ES256"})", writer.finish(), Digest::once);
}

Result<webhook::Headers> sign_webhook(const PrivateKey<Ed25519>& key, const webhook::Delivery& webhook, Bytes body) {
    COFFER_CHECK(webhook::check_id(webhook.event_id, "event id"));
    COFFER_CHECK(webhook::check_id(webhook.key_id, "key id"));
    webhook::Headers headers{std::to_string(webhook.timestamp.value()), webhook.event_id, webhook.key_id, "ed25519", "v1", std::nullopt};
    std::string text = "v1.ed25519." + webhook.key_id + "." + *headers.timestamp + "." + webhook.event_id + ".";
    text += as_text(body);
    headers.signature = hex::encode(sign_ed25519(key, as_bytes(text)));
    return headers;
}

}  // namespace coffer::enclave
