#include "coffer/token/verification.hpp"

#include "core/try.hpp"
#include "token/jwt.hpp"

namespace coffer::token {

Result<OtpVerification> verify_otp_token(std::string_view jwt, const PublicKey<P256>& signer, u64 now_ms) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, signer, JwtDigest::sha256));
    COFFER_TRY(const json::Object claims, document.object());
    OtpVerification token{};
    COFFER_TRY(token.id, text_claim(claims, "id"));
    COFFER_TRY(token.verification_type, text_claim(claims, "verification_type"));
    COFFER_TRY(token.contact, text_claim(claims, "contact"));
    COFFER_TRY(token.organization_id, text_claim(claims, "organization_id"));
    COFFER_TRY(token.public_key, text_claim(claims, "public_key"));
    COFFER_TRY(const std::string_view expiry, claims.non_empty_text("exp"));
    COFFER_TRY(token.expires_ms, parse_milliseconds(expiry, "exp"));
    COFFER_CHECK(check_expiry(token.expires_ms, now_ms));
    return token;
}

Result<LegacyVerification> verify_legacy_token(std::string_view jwt, const PublicKey<P256>& signer, u64 now_ms) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, signer, JwtDigest::sha256));
    COFFER_TRY(const json::Object claims, document.object());
    LegacyVerification token{};
    COFFER_TRY(token.id, text_claim(claims, "id"));
    COFFER_TRY(token.verification_type, text_claim(claims, "verification_type"));
    COFFER_TRY(token.contact, text_claim(claims, "contact"));
    COFFER_TRY(token.expires_s, claims.unsigned_integer("exp"));
    COFFER_TRY(const u64 expires_ms, seconds_to_ms(token.expires_s, "exp"));
    COFFER_CHECK(check_not_before(claims, now_ms));
    COFFER_CHECK(check_expiry(expires_ms, now_ms));
    return token;
}

}  // namespace coffer::token
