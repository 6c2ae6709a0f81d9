// Session tokens: JSON Web Tokens that the notarizer enclave issues at login.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

/// SessionType is the claim `session_type`: whether the session may change anything.
enum class SessionType : u8 { read_write, read_only };

/// session_type_name returns "SESSION_TYPE_READ_WRITE" or "SESSION_TYPE_READ_ONLY", or an empty string if `type` is not a member of the
/// enumeration.
[[nodiscard]] std::string_view session_type_name(SessionType type) noexcept;

/// Session holds the claims of a token whose signature, type and expiry verify_session checked. The strings are as signed; those that are
/// not optional are not empty. A session with a scope or a profile may have fewer rights than its type states.
struct Session {
    UnixSeconds expires;                                           ///< the session is expired from this second on
    std::string public_key;                                        ///< claim `public_key`
    SessionType type;                                              ///< claim `session_type`
    std::string user_id;                                           ///< claim `user_id`
    std::string organization_id;                                   ///< claim `organization_id`
    std::optional<std::string> scope = std::nullopt;               ///< the scope that limits the session
    std::optional<std::string> session_profile_id = std::nullopt;  ///< the profile whose limits apply
};

/// verify_session verifies a session token and returns its claims. A token is valid if `notarizer` signed it, `now` is not before its claim
/// `nbf` (if it has one), and `now` is before its claim `exp`.
///
/// `jwt`: a JWS in compact serialization (RFC 7515 section 7.1) of at most 16 KiB, whose three parts are canonical base64url. Its header
/// has `alg` ES256, `typ` JWT and no `crit`. The signature is r || s over SHA-256(SHA-256(first two parts)), which is not the digest of
/// RFC 7515. `exp` and `nbf` are integers in seconds (RFC 7519 sections 4.1.4 and 4.1.5).
///
/// Errors: text_too_long, jwt_parts, the base64_ codes (at: offset in `jwt`); the json_ and utf8_ codes of the header, token_type;
/// signature_length, signature_scalar_zero, signature_scalar_range, signature_invalid; the json_ and utf8_ codes of the claims (json_value
/// for an unknown `session_type`, and for an `exp` after the year 9999, as in milliseconds), not_yet_valid, expired. Public data.
[[nodiscard]] Result<Session> verify_session(std::string_view jwt, const PublicKey<P256>& notarizer, UnixMillis now);

}  // namespace coffer::token
