#include "testing/bundle_seam.hpp"

#include "bundle/access.hpp"

namespace coffer::testing {

Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const hpke::KeyPair<P256>& ephemeral) {
    return bundle::MessageAccess::seal(recipient, plaintext, ephemeral);
}

Result<bundle::QuorumEnvelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                         const hpke::KeyPair<P256>& ephemeral, const ByteArray<12>& nonce) {
    return bundle::EnvelopeAccess::seal(recipient, plaintext, ephemeral, nonce);
}

Result<bundle::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce) {
    return bundle::EnvelopeAccess::seal(key, plaintext, nonce);
}

}  // namespace coffer::testing
