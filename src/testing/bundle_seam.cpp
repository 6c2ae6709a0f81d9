#include "testing/bundle_seam.hpp"

#include "bundle/access.hpp"

namespace coffer::testing {

Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const hpke::KeyPair<P256>& ephemeral) {
    return bundle::MessageAccess::seal(recipient, plaintext, ephemeral);
}

}  // namespace coffer::testing
