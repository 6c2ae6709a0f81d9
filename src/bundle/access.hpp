// Sealing of messages with given randomness. Outside the library, only coffer_testing uses it.
#pragma once

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

struct MessageAccess {
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral);
};

}  // namespace coffer::bundle
