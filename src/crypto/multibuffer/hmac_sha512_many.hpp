// HMAC-SHA512 of many short messages under one key: the children of one parent.
#pragma once

#include "coffer/crypto/mac.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// hmac_sha512_many writes the MAC of messages[i] to macs[i]. Both spans have the same size. A message is the BIP-32 input of a child: 33
/// bytes of key and 4 of index.
/// Secret if the messages are; scrubs the stack. It cannot fail and does not allocate.
void hmac_sha512_many(const HmacSha512& key, std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> macs,
                      const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
