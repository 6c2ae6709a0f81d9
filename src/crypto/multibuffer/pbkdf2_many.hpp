// PBKDF2-HMAC-SHA512 of many passwords.
#pragma once

#include "coffer/core/secret.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer::crypto {

/// PasswordAndSalt is one input; the salt is the two parts in a row. Views of secrets.
struct PasswordAndSalt {
    Bytes password;
    std::array<Bytes, 2> salt;
};

/// pbkdf2_hmac_sha512_many writes to derived[i] what pbkdf2_hmac_sha512 gives for inputs[i]; there are as many of the one as of the other.
/// Secret. `rounds` >= 1. Never fails, never allocates.
void pbkdf2_hmac_sha512_many(std::span<const PasswordAndSalt> inputs, u32 rounds, std::span<SecretArray<64>> derived,
                             const multibuffer::Kernels& kernels = multibuffer::fastest()) noexcept;

}  // namespace coffer::crypto
