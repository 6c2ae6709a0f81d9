#include "coffer/token/session.hpp"

#include <array>

#include "core/try.hpp"
#include "token/jwt.hpp"

namespace coffer::token {
namespace {

constexpr std::array<std::string_view, 2> type_names{"SESSION_TYPE_READ_WRITE", "SESSION_TYPE_READ_ONLY"};

Result<SessionType> parse_type(std::string_view name) {
    for (std::size_t i = 0; i < type_names.size(); ++i) {
        if (type_names[i] == name) return static_cast<SessionType>(i);
    }
    return fail(Errc::json_value, "session_type");
}

}  // namespace

std::string_view session_type_name(SessionType type) noexcept {
    return type_names[static_cast<std::size_t>(type)];
}

Result<Session> verify_session(std::string_view jwt, const PublicKey<P256>& notarizer, u64 now_ms) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, notarizer, JwtDigest::sha256d));
    COFFER_TRY(const json::Object claims, document.object());
    Session session{};
    COFFER_TRY(session.expires_s, claims.unsigned_integer("exp"));
    COFFER_TRY(session.public_key, text_claim(claims, "public_key"));
    COFFER_TRY(const std::string_view type, claims.text("session_type"));
    COFFER_TRY(session.type, parse_type(type));
    COFFER_TRY(session.user_id, text_claim(claims, "user_id"));
    COFFER_TRY(session.organization_id, text_claim(claims, "organization_id"));
    COFFER_TRY(const u64 expires_ms, seconds_to_ms(session.expires_s, "exp"));
    COFFER_CHECK(check_not_before(claims, now_ms));
    COFFER_CHECK(check_expiry(expires_ms, now_ms));
    return session;
}

}  // namespace coffer::token
