// Digests by which the service identifies a request, or binds a token to a key.
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::stamp {

/// activity_fingerprint returns "sha256:" followed by SHA-256 of the exact bytes of the HTTP request body, in lower-case hexadecimal.
[[nodiscard]] std::string activity_fingerprint(Bytes body);

/// NonceKey is the encoding of the public key that is hashed. Both are in use. A token that was issued for one encoding does not verify
/// with the other.
enum class NonceKey : u8 {
    compressed,    ///< 66 digits: sessions and API keys
    uncompressed,  ///< 130 digits: keys in an iframe
};

/// oidc_nonce returns SHA-256 of oidc_nonce_preimage, in lower-case hexadecimal. `text` is a member of the enumeration (COFFER_INVARIANT),
/// here and below.
[[nodiscard]] std::string oidc_nonce(const PublicKey<P256>& key, NonceKey text = NonceKey::compressed);

/// oidc_nonce_preimage returns the public key in lower-case hexadecimal, for native flows in which the provider hashes the nonce that it is
/// given.
[[nodiscard]] std::string oidc_nonce_preimage(const PublicKey<P256>& key, NonceKey text = NonceKey::compressed);

}  // namespace coffer::stamp
