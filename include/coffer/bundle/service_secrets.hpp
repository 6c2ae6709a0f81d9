// Secrets that the service's enclaves receive without a target message: each is sealed to an encryption key that the service publishes.
#pragma once

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/public_key.hpp"
#include "coffer/qos/envelope.hpp"

namespace coffer::bundle {

/// RecipientRole: which enclave opens.
enum class RecipientRole : u8 {
    oauth2_client_secret = 0,  // the TLS fetcher
    on_ramp = 1,
    pull_secret = 2,
};

/// production_recipient returns the published production key of a role, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const PublicKey<P256>& production_recipient(RecipientRole role);

/// seal_oauth2_client_secret seals a secret of 1 to qos::Envelope::max_plaintext bytes to `recipient`
/// (production_recipient(RecipientRole::oauth2_client_secret)); the service takes its hex(). Secret in. Errors: text_empty,
/// data_too_long, random_unavailable, backend.
[[nodiscard]] Result<qos::Envelope> seal_oauth2_client_secret(const PublicKey<P256>& recipient, const SecretText& secret);

/// seal_on_ramp_secret seals a secret of 1 to UnsignedBundle::max_plaintext bytes of text, of one line or several, to `recipient`
/// (production_recipient(RecipientRole::on_ramp)). Secret in. Errors: text_empty, data_too_long, random_unavailable, backend.
[[nodiscard]] Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret);

/// seal_pull_secret seals a secret of 1 to UnsignedBundle::max_plaintext bytes of text, of one line or several, to `recipient`
/// (production_recipient(RecipientRole::pull_secret)). It is never trimmed: a secret with white space or a line break at an end, which
/// other clients cut off, is refused. Secret in. Errors: text_empty, text_forbidden_character, data_too_long, random_unavailable, backend.
[[nodiscard]] Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret);

}  // namespace coffer::bundle
