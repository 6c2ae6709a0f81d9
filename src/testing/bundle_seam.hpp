// Sealed messages with a given ephemeral key: for tests only, since a repeated ephemeral key repeats key and nonce.
#pragma once

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::testing {

/// seal_with_ephemeral_for_testing is SealedMessage::seal with the ephemeral key pair given.
[[nodiscard]] Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                                            const hpke::KeyPair<P256>& ephemeral);

}  // namespace coffer::testing
