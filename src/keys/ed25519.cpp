// Ed25519 (RFC 8032): points, seeds, signatures.
#include <algorithm>

#include "coffer/keys/signature.hpp"
#include "crypto/backend/select.hpp"
#include "keys/access.hpp"
#include "keys/curve_ops.hpp"

namespace coffer {

namespace native = backend::curve25519;

Result<PublicKey<Ed25519>> PublicKey<Ed25519>::parse(Bytes encoded) {
    if (encoded.size() != 32) return fail(Errc::public_key_length);
    bool small_order = false;
    if (!native::ed25519_point_valid(encoded.first<32>(), small_order)) return fail(Errc::public_key_not_on_curve);
    if (small_order) return fail(Errc::public_key_small_order);
    PublicKey key;
    std::copy(encoded.begin(), encoded.end(), key.encoded_.begin());
    return key;
}

PublicKey<Ed25519> keys::CurveOps<Ed25519>::public_from_private(FixedBytes<32> seed) {
    ByteArray<32> encoded;
    native::ed25519_public_from_seed(seed, encoded);
    return PublicKeyAccess::ed25519(encoded);
}

ByteArray<64> sign_ed25519(const PrivateKey<Ed25519>& key, Bytes message) {
    ByteArray<64> signature;
    native::ed25519_sign(key.reveal(), message, signature);
    return signature;
}

Status verify_ed25519(const PublicKey<Ed25519>& key, Bytes message, Bytes signature) {
    if (signature.size() != 64) return fail(Errc::signature_length);
    if (!native::ed25519_verify(key.bytes(), message, signature.first<64>())) return fail(Errc::signature_invalid);
    return Ok{};
}

}  // namespace coffer
