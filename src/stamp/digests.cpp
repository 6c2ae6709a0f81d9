#include "coffer/stamp/digests.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"

namespace coffer::stamp {

std::string activity_fingerprint(Bytes body) {
    return "sha256:" + hex::encode(sha256(body));
}

std::string oidc_nonce_preimage(const PublicKey<P256>& key, NonceKey text) {
    COFFER_INVARIANT(text <= NonceKey::uncompressed);
    return text == NonceKey::compressed ? hex::encode(key.compressed()) : hex::encode(key.uncompressed());
}

std::string oidc_nonce(const PublicKey<P256>& key, NonceKey text) {
    return hex::encode(sha256(as_bytes(oidc_nonce_preimage(key, text))));
}

}  // namespace coffer::stamp
