// secp256k1: points, scalars, BIP-341 tweaks, and the signatures and Diffie-Hellman of this curve.
#include "crypto/backend/secp256k1.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/keys/signature.hpp"
#include "core/try.hpp"
#include "keys/access.hpp"
#include "keys/curve_ops.hpp"
#include "keys/sec1_point.hpp"

namespace coffer {

namespace native = backend::secp256k1;

namespace {

/// tap_tweak returns hash_TapTweak(P || root) of BIP-341, P having even y. The root has 0 or 32 bytes.
Result<ByteArray<32>> tap_tweak(FixedBytes<32> internal_x, Bytes merkle_root) {
    if (!merkle_root.empty() && merkle_root.size() != 32) return fail(Errc::length_mismatch, "merkle_root");
    static const TaggedHash hash("TapTweak");
    return hash({internal_x, merkle_root});
}

}  // namespace

// --- points ---

Result<PublicKey<Secp256k1>> PublicKey<Secp256k1>::parse(Bytes sec1) {
    COFFER_CHECK(keys::check_sec1_form(sec1));
    PublicKey key;
    if (!native::parse(sec1, key.point_)) return fail(Errc::public_key_not_on_curve);
    return key;
}

Result<PublicKey<Secp256k1>> PublicKey<Secp256k1>::from_x_only(FixedBytes<32> x) {
    ByteArray<33> sec1{0x02};
    std::copy(x.begin(), x.end(), sec1.begin() + 1);
    return parse(sec1);
}

ByteArray<33> PublicKey<Secp256k1>::compressed() const noexcept {
    ByteArray<33> sec1;
    native::serialize_compressed(point_, sec1);
    return sec1;
}

ByteArray<65> PublicKey<Secp256k1>::uncompressed() const noexcept {
    ByteArray<65> sec1;
    native::serialize_uncompressed(point_, sec1);
    return sec1;
}

ByteArray<32> PublicKey<Secp256k1>::x_only() const noexcept {
    const ByteArray<33> sec1 = compressed();
    ByteArray<32> x;
    std::copy(sec1.begin() + 1, sec1.end(), x.begin());
    return x;
}

bool PublicKey<Secp256k1>::has_even_y() const noexcept {
    return compressed()[0] == 0x02;
}

Result<PublicKey<Secp256k1>> PublicKey<Secp256k1>::add_tweak(FixedBytes<32> tweak) const {
    PublicKey sum;
    if (!native::tweak_add_public(point_, tweak, sum.point_)) return fail(Errc::tweak_invalid);
    return sum;
}

Result<PublicKey<Secp256k1>> PublicKey<Secp256k1>::taproot_output(Bytes merkle_root) const {
    COFFER_TRY(const ByteArray<32> tweak, tap_tweak(x_only(), merkle_root));
    PublicKey internal = *this;
    if (!has_even_y()) native::negate_public(internal.point_);
    return internal.add_tweak(tweak);
}

// --- scalars ---

namespace keys {

bool CurveOps<Secp256k1>::private_valid(FixedBytes<32> scalar) noexcept {
    return native::scalar_valid(scalar);
}

PublicKey<Secp256k1> CurveOps<Secp256k1>::public_from_private(FixedBytes<32> scalar) {
    native::NativePoint point;
    COFFER_INVARIANT(native::public_from_private(scalar, point));
    return PublicKeyAccess::secp256k1(point);
}

Status CurveOps<Secp256k1>::tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) {
    if (!native::tweak_add_private(scalar, tweak)) return fail(Errc::tweak_invalid);
    return Ok{};
}

}  // namespace keys

Result<PrivateKey<Secp256k1>> taproot_private_key(const PrivateKey<Secp256k1>& internal_key, Bytes merkle_root) {
    const PublicKey<Secp256k1> internal = internal_key.public_key();
    COFFER_TRY(const ByteArray<32> tweak, tap_tweak(internal.x_only(), merkle_root));
    SecretArray<32> scalar(internal_key.reveal());
    if (!internal.has_even_y()) native::negate_private(scalar.reveal_mut());
    if (!native::tweak_add_private(scalar.reveal_mut(), tweak)) return fail(Errc::tweak_invalid);
    return PrivateKey<Secp256k1>::from_secret(std::move(scalar));
}

// --- ECDSA ---

Result<RecoverableSignature> sign_digest(const PrivateKey<Secp256k1>& key, FixedBytes<32> digest) {
    ByteArray<64> raw;
    int recovery_id = 0;
    COFFER_CHECK(native::ecdsa_sign(key.reveal(), digest, raw, recovery_id));
    COFFER_TRY(const auto signature, EcdsaSignature<Secp256k1>::parse_raw(raw));
    return RecoverableSignature{signature, static_cast<u8>(recovery_id)};
}

Status verify_digest(const PublicKey<Secp256k1>& key, FixedBytes<32> digest, const EcdsaSignature<Secp256k1>& signature) {
    if (!native::ecdsa_verify(PublicKeyAccess::native(key), digest, signature.raw())) return fail(Errc::signature_invalid);
    return Ok{};
}

Result<PublicKey<Secp256k1>> recover_public_key(FixedBytes<32> digest, const RecoverableSignature& signature) {
    if (signature.recovery_id > 3) return fail(Errc::recovery_id);
    native::NativePoint point;
    if (!native::ecdsa_recover(digest, signature.signature.raw(), signature.recovery_id, point)) return fail(Errc::signature_invalid);
    return PublicKeyAccess::secp256k1(point);
}

// --- BIP-340 ---

Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message) {
    COFFER_TRY(const SecretArray<32> aux, random_secret<32>());
    return sign_schnorr(key, message, aux.reveal());
}

Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message, FixedBytes<32> aux) {
    ByteArray<64> signature;
    COFFER_CHECK(native::schnorr_sign(key.reveal(), message, aux, signature));
    return signature;
}

Status verify_schnorr(const PublicKey<Secp256k1>& key, Bytes message, Bytes signature) {
    if (signature.size() != 64) return fail(Errc::signature_length);
    if (!native::schnorr_verify(key.x_only(), message, signature.first<64>())) return fail(Errc::signature_invalid);
    return Ok{};
}

// --- Diffie-Hellman ---

Result<SecretArray<32>> shared_secret(const PrivateKey<Secp256k1>& key, const PublicKey<Secp256k1>& peer) {
    SecretArray<32> x;
    if (!native::ecdh_x(key.reveal(), PublicKeyAccess::native(peer), x.reveal_mut())) return fail(Errc::backend);
    return x;
}

}  // namespace coffer
