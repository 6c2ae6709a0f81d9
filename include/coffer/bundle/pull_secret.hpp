// Pull secrets: the credential with which an enclave pulls a container image, as a compact message.
#pragma once

#include "coffer/bundle/recipients.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"

namespace coffer::bundle {

/// seal_pull_secret seals a secret of 1 to UnsignedBundle::max_plaintext bytes of text, of one line or several, to `recipient`
/// (production_recipient(RecipientRole::pull_secret)). It is never trimmed: a secret with white space or a line break at an end, which
/// other clients cut off, is refused. Secret in. Errors: text_empty, text_forbidden_character, data_too_long, random_unavailable, backend.
[[nodiscard]] Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret);

}  // namespace coffer::bundle
