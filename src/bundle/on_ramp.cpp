#include "coffer/bundle/on_ramp.hpp"

#include "bundle/text_secret.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    COFFER_CHECK(check_line(secret));
    return UnsignedBundle::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
