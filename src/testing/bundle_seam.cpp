#include "testing/bundle_seam.hpp"

#include "bundle/access.hpp"
#include "qos/access.hpp"

namespace coffer::testing {

Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const KeyPair<P256>& ephemeral) {
    return bundle::MessageAccess::seal(recipient, plaintext, ephemeral);
}

Result<qos::Envelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral,
                                                const ByteArray<12>& nonce) {
    return qos::EnvelopeAccess::seal(recipient, plaintext, ephemeral, nonce);
}

Result<qos::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce) {
    return qos::EnvelopeAccess::seal(key, plaintext, nonce);
}

}  // namespace coffer::testing
