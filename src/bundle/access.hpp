// The library's own door into sealed messages: sealing with a given ephemeral key pair, reached from outside only through coffer_testing.
#pragma once

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

struct MessageAccess {
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext,
                                                    const hpke::KeyPair<P256>& ephemeral);
};

}  // namespace coffer::bundle
