#include "coffer/bundle/on_ramp.hpp"

namespace coffer::bundle {

Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    return UnsignedBundle::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
