// What the service says in signed texts: sessions, one-time passwords that were entered, webhooks.
#pragma once

#include <string>

#include "coffer/enclave/enclave.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "coffer/webhook/webhook.hpp"

namespace coffer::enclave {

/// sign_session writes a session token, which token::verify_session reads with the enclave's signing key as notarizer. Errors: text_empty,
/// utf8_invalid, utf8_overlong, utf8_surrogate (a claim, named), time_too_fine (exp is no time in seconds), random_unavailable, backend.
[[nodiscard]] Result<std::string> sign_session(const Enclave& enclave, const token::Session& session);

/// sign_otp_token writes a verification token, which token::verify_otp_token reads. Errors as sign_session.
[[nodiscard]] Result<std::string> sign_otp_token(const Enclave& enclave, const token::OtpVerification& verification);

/// sign_webhook signs `body` and returns its headers, which webhook::verify checks with the key's public half under the same id.
/// Secret in. Errors: header_missing (an id is empty), header_syntax (an id is not of visible ASCII or has a dot, which would let one
/// signed text be read as two messages; at: offset).
[[nodiscard]] Result<webhook::Headers> sign_webhook(const PrivateKey<Ed25519>& key, const webhook::Delivery& webhook, Bytes body);

}  // namespace coffer::enclave
