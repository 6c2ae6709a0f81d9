// Verification tokens: what an enclave says of a one-time password that was entered.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

/// OtpVerification holds the claims of a token whose signature, type and expiry were checked. The texts are as signed and not empty.
struct OtpVerification {
    UnixMillis expires;
    std::string id;
    std::string verification_type;
    std::string contact;
    std::string organization_id;
    std::string public_key;
};

/// verify_otp_token reads a token of the INIT_OTP_V3 flow: ES256 (RFC 7515, RFC 7518) by `signer`, valid before exp, a decimal text of
/// milliseconds, and from nbf on where there is one (the same, or a number of seconds). Errors as verify_session.
[[nodiscard]] Result<OtpVerification> verify_otp_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now);

/// LegacyVerification is the older token, not bound to a public key.
struct LegacyVerification {
    UnixSeconds expires;
    std::string id;
    std::string verification_type;
    std::string contact;
};

/// verify_legacy_token reads the older token: ES256 by `signer`, exp a number of seconds. Errors as verify_session.
[[nodiscard]] Result<LegacyVerification> verify_legacy_token(std::string_view jwt, const PublicKey<P256>& signer, UnixMillis now);

}  // namespace coffer::token
