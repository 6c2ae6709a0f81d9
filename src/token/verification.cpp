#include "coffer/token/verification.hpp"

#include "core/try.hpp"
#include "token/jwt.hpp"

namespace coffer::token {
namespace {

// A string `nbf` is in milliseconds, like `exp` of these tokens; a number is in seconds, as RFC 7519 defines it.
Status check_otp_not_before(const json::Object& claims, UnixMillis now) {
    const auto claim = claims.find("nbf");
    if (!claim || claim->kind() != json::Kind::text) return check_not_before(claims, now);
    COFFER_TRY(const std::string_view text, claim->text("nbf"));
    COFFER_TRY(const UnixMillis begin, parse_milliseconds(text, "nbf"));
    if (now < begin) return fail(Errc::not_yet_valid, "nbf");
    return Ok{};
}

}  // namespace

Result<OtpVerification> verify_otp_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, signer, JwtDigest::sha256));
    COFFER_TRY(const json::Object claims, document.object());
    COFFER_TRY(const std::string_view expiry, claims.non_empty_text("exp"));
    COFFER_TRY(const UnixMillis expires, parse_milliseconds(expiry, "exp"));
    OtpVerification token{expires, {}, {}, {}, {}, {}};
    COFFER_TRY(token.id, text_claim(claims, "id"));
    COFFER_TRY(token.verification_type, text_claim(claims, "verification_type"));
    COFFER_TRY(token.contact, text_claim(claims, "contact"));
    COFFER_TRY(token.organization_id, text_claim(claims, "organization_id"));
    COFFER_TRY(token.public_key, text_claim(claims, "public_key"));
    COFFER_CHECK(check_otp_not_before(claims, now));
    COFFER_CHECK(check_expiry(token.expires, now));
    return token;
}

Result<LegacyVerification> verify_legacy_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, signer, JwtDigest::sha256));
    COFFER_TRY(const json::Object claims, document.object());
    LegacyVerification token{};
    COFFER_TRY(token.id, text_claim(claims, "id"));
    COFFER_TRY(token.verification_type, text_claim(claims, "verification_type"));
    COFFER_TRY(token.contact, text_claim(claims, "contact"));
    COFFER_TRY(token.expires, seconds_claim(claims, "exp"));
    COFFER_CHECK(check_not_before(claims, now));
    COFFER_CHECK(check_expiry(token.expires, now));
    return token;
}

}  // namespace coffer::token
