// OAuth 2.0 client secrets: a quorum envelope in hexadecimal.
#pragma once

#include "coffer/bundle/quorum_envelope.hpp"
#include "coffer/bundle/recipients.hpp"

namespace coffer::bundle {

/// seal_oauth2_client_secret seals a secret of 1 to QuorumEnvelope::max_plaintext bytes to `recipient`
/// (production_recipient(RecipientRole::oauth2_client_secret)); the service takes its hex(). Secret in. Errors: text_empty,
/// data_too_long, random_unavailable, backend.
[[nodiscard]] Result<QuorumEnvelope> seal_oauth2_client_secret(const PublicKey<P256>& recipient, const SecretText& secret);

}  // namespace coffer::bundle
