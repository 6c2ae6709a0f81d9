#include "coffer/bundle/oauth2.hpp"

namespace coffer::bundle {

Result<QuorumEnvelope> seal_oauth2_client_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    return QuorumEnvelope::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
