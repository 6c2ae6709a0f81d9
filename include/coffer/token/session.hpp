// Session tokens: what the notarizer enclave says of a login.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

enum class SessionType : u8 { read_write, read_only };

/// session_type_name returns "SESSION_TYPE_READ_WRITE" or "SESSION_TYPE_READ_ONLY".
[[nodiscard]] std::string_view session_type_name(SessionType type) noexcept;

/// Session holds the claims of a token whose signature, type and expiry were checked. The texts are as signed. A session with a scope or a
/// profile may do less than its type says.
struct Session {
    UnixSeconds expires;
    std::string public_key;
    SessionType type;
    std::string user_id;
    std::string organization_id;
    std::optional<std::string> scope = std::nullopt;               ///< what the session is limited to
    std::optional<std::string> session_profile_id = std::nullopt;  ///< the profile whose limits it has
};

/// verify_session reads a session token: three parts of canonical base64url, header ES256/JWT, signature r||s by `notarizer` over SHA-256
/// of SHA-256 of the first two parts (not the digest of RFC 7515), valid before exp (RFC 7519, section 4.1.4: expired at exp). Public data.
/// Errors: jwt_parts, the base64_ codes (at: offset), the json_ and utf8_ codes (of the header, or of the claims of a token that verifies),
/// token_type, signature_length, signature_scalar_zero, signature_scalar_range, signature_invalid, not_yet_valid (a claim "nbf"), expired.
[[nodiscard]] Result<Session> verify_session(std::string_view jwt, const PublicKey<P256>& notarizer, UnixMillis now);

}  // namespace coffer::token
