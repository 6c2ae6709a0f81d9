// Formats whose payload is the Ed25519 key itself.
#pragma once

#include "address/shape.hpp"

namespace coffer::address {

/// ed25519_payload is a Shape function: the 32 bytes of the key (RFC 8032).
[[nodiscard]] inline Result<Payload> ed25519_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    Payload payload(on<Ed25519>(key).bytes());
    payload.ton = options.ton;
    payload.tag = options.tag;
    return payload;
}

}  // namespace coffer::address
