// PBKDF2-HMAC-SHA512 of many passwords.
#pragma once

#include "coffer/core/secret.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

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
