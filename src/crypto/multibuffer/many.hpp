// Many independent computations at once, on the lanes of the vector units.
#pragma once

#include "coffer/core/secret.hpp"
#include "coffer/crypto/mac.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// hmac_sha512_many writes the MAC of messages[i] to macs[i]. Both spans have the same size. A message is the BIP-32 input of a child: 33
/// bytes of key and 4 of index.
/// Secret if the messages are; scrubs the stack. It cannot fail and does not allocate.
void hmac_sha512_many(const HmacSha512& key, std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> macs,
                      const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

/// keccak256_many writes the Keccak-256 of messages[i] to digests[i]. Both spans have the same size. A message is the x and y of a point,
/// or the digits of an account. For public data only. It cannot fail and does not allocate.
void keccak256_many(std::span<const ByteArray<64>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;
void keccak256_many(std::span<const ByteArray<40>> messages, std::span<ByteArray<32>> digests,
                    const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

/// PasswordAndSalt is one input. The salt is the concatenation of the two parts. All three are views of secrets.
struct PasswordAndSalt {
    Bytes password;
    std::array<Bytes, 2> salt;
};

/// pbkdf2_hmac_sha512_many writes the result of pbkdf2_hmac_sha512 for inputs[i] to derived[i]. Both spans have the same size. `rounds`: at
/// least 1.
/// Secret. It cannot fail and does not allocate.
void pbkdf2_hmac_sha512_many(std::span<const PasswordAndSalt> inputs, u32 rounds, std::span<SecretArray<64>> derived,
                             const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
