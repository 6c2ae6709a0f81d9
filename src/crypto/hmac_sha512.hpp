// HMAC-SHA512 for chains of computations.
#pragma once

#include "coffer/crypto/mac.hpp"

namespace coffer::crypto {

/// hmac_sha512_unscrubbed is hmac_sha512 without scrubbing the stack, which costs as much as half a compression. A caller that computes a
/// chain holds a core::StackScrubber.
[[nodiscard]] SecretArray<64> hmac_sha512_unscrubbed(Bytes key, ByteSpans parts) noexcept;

}  // namespace coffer::crypto
