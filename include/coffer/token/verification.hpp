// Verification tokens: JSON Web Tokens that an enclave issues after the user enters the right one-time password.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

/// OtpVerification holds the claims of a token whose signature, type and expiry verify_otp_token checked. The strings are as signed and not
/// empty.
struct OtpVerification {
    UnixMillis expires;             ///< the token is expired from this moment on
    std::string id;                 ///< claim `id`
    std::string verification_type;  ///< claim `verification_type`
    std::string contact;            ///< claim `contact`
    std::string organization_id;    ///< claim `organization_id`
    std::string public_key;         ///< claim `public_key`
};

/// verify_otp_token verifies a token of the INIT_OTP_V3 flow and returns its claims. A token is valid if `signer` signed it, `now` is not
/// before its claim `nbf` (if it has one), and `now` is before its claim `exp`.
///
/// `jwt`: as for verify_session, but signed over SHA-256 of the first two parts, as ES256 requires (RFC 7518 section 3.4). `exp` is a
/// string of decimal digits, in Unix milliseconds. `nbf` is such a string, or an integer in seconds.
///
/// Errors: those of verify_session (json_value for `exp` or `nbf` that is no time in milliseconds). Public data.
[[nodiscard]] Result<OtpVerification> verify_otp_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now);

/// LegacyVerification holds the claims of a token of the older type, which is not bound to a public key. verify_legacy_token checked its
/// signature, type and expiry. The strings are as signed and not empty.
struct LegacyVerification {
    UnixSeconds expires;            ///< the token is expired from this second on
    std::string id;                 ///< claim `id`
    std::string verification_type;  ///< claim `verification_type`
    std::string contact;            ///< claim `contact`
};

/// verify_legacy_token verifies a token of the older type and returns its claims. The rules are those of verify_otp_token, except that
/// `exp` and `nbf` are integers in seconds. Errors: those of verify_session. Public data.
[[nodiscard]] Result<LegacyVerification> verify_legacy_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now);

}  // namespace coffer::token
