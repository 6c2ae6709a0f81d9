// HMAC-SHA512 for chains of it.
#pragma once

#include "coffer/crypto/mac.hpp"

namespace coffer::crypto {

/// hmac_sha512_unscrubbed is hmac_sha512 without the cleaning of the stack, which costs as much as half a compression: whoever computes a
/// chain of them holds a core::StackScrubber.
[[nodiscard]] SecretArray<64> hmac_sha512_unscrubbed(Bytes key, ByteSpans parts) noexcept;

}  // namespace coffer::crypto
