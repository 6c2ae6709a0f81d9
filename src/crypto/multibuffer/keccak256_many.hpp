// Keccak-256 of many public keys, and of many account texts (EIP-55).
#pragma once

#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// keccak256_many writes to digests[i] the Keccak-256 of messages[i] (the x and y of a point; the digits of an account); there are as many
/// of the one as of the other. Public data only. Never fails, never allocates.
void keccak256_many(std::span<const ByteArray<64>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;
void keccak256_many(std::span<const ByteArray<40>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
