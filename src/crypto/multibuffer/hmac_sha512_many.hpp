// HMAC-SHA512 of many short messages under one key: the children of one parent.
#pragma once

#include "coffer/crypto/mac.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// hmac_sha512_many writes to macs[i] the code of messages[i]; there are as many of the one as of the other. A message is what BIP32 hashes
/// for a child: 33 bytes of key and 4 of index. Secret if the messages are: scrubs. Never fails, never allocates.
void hmac_sha512_many(const HmacSha512& key, std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> macs,
                      const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
