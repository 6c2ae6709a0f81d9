// On-ramp secrets: the API secret of a payment provider, as a compact message.
#pragma once

#include "coffer/bundle/recipients.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"

namespace coffer::bundle {

/// seal_on_ramp_secret seals a secret of 1 to UnsignedBundle::max_plaintext bytes of text, of one line or several, to `recipient`
/// (production_recipient(RecipientRole::on_ramp)). Secret in. Errors: text_empty, data_too_long, random_unavailable, backend.
[[nodiscard]] Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret);

}  // namespace coffer::bundle
