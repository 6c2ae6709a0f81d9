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

// A claim of null is treated as absent. A claim of another type is an error, because it may be a limit that would otherwise be ignored.
Result<std::optional<std::string>> optional_claim(const json::Object& claims, const char* name) {
    const auto value = claims.find(name);
    if (!value || value->is_null()) return std::optional<std::string>();
    return value->text(name).transform([](std::string_view text) { return std::optional(std::string(text)); });
}

}  // namespace

std::string_view session_type_name(SessionType type) noexcept {
    const auto number = static_cast<std::size_t>(type);
    return number < type_names.size() ? type_names[number] : std::string_view();
}

Result<Session> verify_session(std::string_view jwt, const PublicKey<P256>& notarizer, UnixMillis now) {
    COFFER_TRY(const json::Document document, verify_jwt(jwt, notarizer, JwtDigest::sha256d));
    COFFER_TRY(const json::Object claims, document.object());
    Session session{};
    COFFER_TRY(session.expires, seconds_claim(claims, "exp"));
    COFFER_TRY(session.public_key, text_claim(claims, "public_key"));
    COFFER_TRY(const std::string_view type, claims.text("session_type"));
    COFFER_TRY(session.type, parse_type(type));
    COFFER_TRY(session.user_id, text_claim(claims, "user_id"));
    COFFER_TRY(session.organization_id, text_claim(claims, "organization_id"));
    COFFER_TRY(session.scope, optional_claim(claims, "scope"));
    COFFER_TRY(session.session_profile_id, optional_claim(claims, "session_profile_id"));
    COFFER_CHECK(check_not_before(claims, now));
    COFFER_CHECK(check_expiry(session.expires, now));
    return session;
}

}  // namespace coffer::token
