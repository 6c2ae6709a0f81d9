// Sealed messages with a given ephemeral key: for tests only, since a repeated ephemeral key repeats key and nonce.
#pragma once

#include "coffer/bundle/quorum_envelope.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/symmetric_envelope.hpp"

namespace coffer::testing {

/// seal_with_ephemeral_for_testing is SealedMessage::seal with the ephemeral key pair given.
[[nodiscard]] Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                                            const hpke::KeyPair<P256>& ephemeral);

/// The envelopes of quorum keys with their randomness given.
[[nodiscard]] Result<bundle::QuorumEnvelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                                       const hpke::KeyPair<P256>& ephemeral, const ByteArray<12>& nonce);
[[nodiscard]] Result<bundle::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext,
                                                                          const ByteArray<12>& nonce);

}  // namespace coffer::testing
