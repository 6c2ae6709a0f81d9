// Digests by which the service names a request or binds a token to a key.
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::stamp {

/// activity_fingerprint returns "sha256:" and the digest of the exact bytes of the request's body, in lower-case hexadecimal digits.
[[nodiscard]] std::string activity_fingerprint(Bytes body);

/// NonceKey says which text of the key is hashed. Both are in use; a token made with one does not verify as the other.
enum class NonceKey : u8 {
    compressed,    // 66 digits: sessions and API keys
    uncompressed,  // 130 digits: keys that live in an iframe
};

/// oidc_nonce returns SHA-256 of the key's lower-case hexadecimal digits, itself in digits. Here and below `text` is a member of the
/// enumeration (COFFER_INVARIANT).
[[nodiscard]] std::string oidc_nonce(const PublicKey<P256>& key, NonceKey text = NonceKey::compressed);

/// oidc_nonce_preimage returns the digits themselves, for native flows in which the provider hashes what it is given.
[[nodiscard]] std::string oidc_nonce_preimage(const PublicKey<P256>& key, NonceKey text = NonceKey::compressed);

}  // namespace coffer::stamp
