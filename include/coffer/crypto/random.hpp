// Random bytes from the operating system. Hedged P-256 signatures use the generator of OpenSSL instead.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer {

/// random_bytes fills `out` with random bytes from the operating system. Parent and child get different bytes after fork.
/// Errors: random_unavailable (`out` is then all zero).
[[nodiscard]] Status random_bytes(MutBytes out) noexcept;

/// random_secret returns N random bytes. Secret. Constant time.
/// Errors: random_unavailable.
template <std::size_t N>
[[nodiscard]] Result<SecretArray<N>> random_secret() noexcept {
    SecretArray<N> secret;
    if (Status filled = random_bytes(secret.reveal_mut()); !filled) return fail(filled.error());
    return secret;
}

}  // namespace coffer
