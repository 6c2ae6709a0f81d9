// The library's own doors into sealed messages: sealing with given randomness, reached from outside only through coffer_testing.
#pragma once

#include "coffer/bundle/quorum_envelope.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/symmetric_envelope.hpp"

namespace coffer::bundle {

struct MessageAccess {
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext,
                                                    const hpke::KeyPair<P256>& ephemeral);
};

struct EnvelopeAccess {
    [[nodiscard]] static Result<QuorumEnvelope> seal(const PublicKey<P256>& recipient, Bytes plaintext,
                                                     const hpke::KeyPair<P256>& ephemeral, const ByteArray<12>& nonce);
    [[nodiscard]] static Result<SymmetricEnvelope> seal(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce);
};

}  // namespace coffer::bundle
