// Sealed messages with a given ephemeral key: for tests only, since a repeated ephemeral key repeats key and nonce.
#pragma once

#include "coffer/bundle/sealed_message.hpp"
#include "coffer/qos/envelope.hpp"

namespace coffer::testing {

/// seal_with_ephemeral_for_testing is SealedMessage::seal with the ephemeral key pair given.
[[nodiscard]] Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                                            const KeyPair<P256>& ephemeral);

/// The envelopes of quorum keys with their randomness given.
[[nodiscard]] Result<qos::Envelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const KeyPair<P256>& ephemeral, const ByteArray<12>& nonce);
[[nodiscard]] Result<qos::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext,
                                                                       const ByteArray<12>& nonce);

}  // namespace coffer::testing
