// Keccak-256 of many public keys, and of many account texts (EIP-55).
#pragma once

#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// keccak256_many writes the Keccak-256 of messages[i] to digests[i]. Both spans have the same size. A message is the x and y of a point,
/// or the digits of an account. For public data only. It cannot fail and does not allocate.
void keccak256_many(std::span<const ByteArray<64>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;
void keccak256_many(std::span<const ByteArray<40>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
