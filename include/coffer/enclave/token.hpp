// Signed texts of the service: session tokens, verification tokens of one-time passwords, and webhooks.
#pragma once

#include <string>

#include "coffer/enclave/enclave.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "coffer/webhook/webhook.hpp"

namespace coffer::enclave {

/// sign_session returns a session token. token::verify_session accepts it if the enclave's signing key is the notarizer. Errors:
/// text_empty, utf8_invalid, utf8_overlong, utf8_surrogate (what: the claim), time_too_fine (`expires` looks like milliseconds, not
/// seconds), random_unavailable, backend.
[[nodiscard]] Result<std::string> sign_session(const Enclave& enclave, const token::Session& session);

/// sign_otp_token returns a verification token. token::verify_otp_token accepts it if the enclave's signing key is the signer. Errors:
/// those of sign_session, except time_too_fine.
[[nodiscard]] Result<std::string> sign_otp_token(const Enclave& enclave, const token::OtpVerification& verification);

/// sign_webhook signs `body` and returns the headers. webhook::verify accepts them if the public key of `key` is published under the same
/// key id. Errors: header_missing (an id is empty), header_syntax (at: offset; an id has a character that is not visible ASCII, or a dot,
/// which would make the signed text ambiguous). Secret.
[[nodiscard]] Result<webhook::Headers> sign_webhook(const PrivateKey<Ed25519>& key, const webhook::Delivery& webhook, Bytes body);

}  // namespace coffer::enclave
