// Secrets that enclaves of the service receive without a target message. Each is sealed to an encryption key that the service publishes.
#pragma once

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/public_key.hpp"
#include "coffer/qos/envelope.hpp"

namespace coffer::bundle {

/// RecipientRole identifies the enclave that opens a secret.
enum class RecipientRole : u8 {
    oauth2_client_secret = 0,  ///< the TLS fetcher
    on_ramp = 1,
    pull_secret = 2,
};

/// production_recipient returns the published production key of `role`, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const PublicKey<P256>& production_recipient(RecipientRole role);

/// seal_oauth2_client_secret seals `secret` to `recipient`, in production production_recipient(RecipientRole::oauth2_client_secret). The
/// service expects the envelope as Envelope::hex. `secret`: 1 to qos::Envelope::max_plaintext bytes. Errors: text_empty,
/// random_unavailable, data_too_long, backend. Secret. Constant time.
[[nodiscard]] Result<qos::Envelope> seal_oauth2_client_secret(const PublicKey<P256>& recipient, const SecretText& secret);

/// seal_on_ramp_secret seals `secret` to `recipient`, in production production_recipient(RecipientRole::on_ramp). `secret`: 1 to
/// UnsignedBundle::max_plaintext bytes; line breaks are allowed. Errors: text_empty, data_too_long, random_unavailable, backend. Secret.
/// Constant time.
[[nodiscard]] Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret);

/// seal_pull_secret seals `secret` to `recipient`, in production production_recipient(RecipientRole::pull_secret). `secret`: 1 to
/// UnsignedBundle::max_plaintext bytes; line breaks are allowed inside. A secret that begins or ends with ASCII white space is refused,
/// because other clients remove that white space. Errors: text_empty, text_forbidden_character, data_too_long, random_unavailable, backend.
/// Secret. Constant time.
[[nodiscard]] Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret);

}  // namespace coffer::bundle
