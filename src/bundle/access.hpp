// The library's own doors into sealed messages: sealing with given randomness, reached from outside only through coffer_testing.
#pragma once

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

struct MessageAccess {
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral);
};

}  // namespace coffer::bundle
