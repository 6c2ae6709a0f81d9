// X25519 (RFC 7748).
#include <algorithm>

#include "coffer/keys/signature.hpp"
#include "crypto/backend/select.hpp"
#include "keys/access.hpp"
#include "keys/curve_ops.hpp"

namespace coffer {

namespace native = backend::curve25519;

Result<PublicKey<X25519>> PublicKey<X25519>::parse(Bytes encoded) {
    if (encoded.size() != 32) return fail(Errc::public_key_length);
    PublicKey key;
    std::copy(encoded.begin(), encoded.end(), key.encoded_.begin());
    return key;
}

PublicKey<X25519> keys::CurveOps<X25519>::public_from_private(FixedBytes<32> scalar) {
    ByteArray<32> encoded;
    native::x25519_public_from_private(scalar, encoded);
    return PublicKeyAccess::x25519(encoded);
}

Result<SecretArray<32>> shared_secret(const PrivateKey<X25519>& key, const PublicKey<X25519>& peer) {
    SecretArray<32> shared;
    if (!native::x25519(key.reveal(), peer.bytes(), shared.reveal_mut())) return fail(Errc::shared_secret_zero);
    return shared;
}

}  // namespace coffer
