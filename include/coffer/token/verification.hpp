// Verification tokens: what an enclave says of a one-time password that was entered.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

/// OtpVerification holds the claims of a token whose signature, type and expiry were checked. The texts are as signed and not empty.
struct OtpVerification {
    u64 expires_ms;  ///< Unix time in milliseconds
    std::string id;
    std::string verification_type;
    std::string contact;
    std::string organization_id;
    std::string public_key;
};

/// verify_otp_token reads a token of the INIT_OTP_V3 flow: ES256 (RFC 7515, RFC 7518) by `signer`, valid while `now_ms` <= exp, which is a
/// decimal text. Errors as verify_session.
[[nodiscard]] Result<OtpVerification> verify_otp_token(std::string_view jwt, const PublicKey<P256>& signer, u64 now_ms);

/// LegacyVerification is the older token, not bound to a public key.
struct LegacyVerification {
    u64 expires_s;  ///< Unix time in seconds
    std::string id;
    std::string verification_type;
    std::string contact;
};

/// verify_legacy_token reads the older token: ES256 by `signer`, exp a number of seconds. Errors as verify_session.
[[nodiscard]] Result<LegacyVerification> verify_legacy_token(std::string_view jwt, const PublicKey<P256>& signer, u64 now_ms);

}  // namespace coffer::token
