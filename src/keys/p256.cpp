// P-256: points, scalars, and the signatures and Diffie-Hellman of this curve.
#include "coffer/keys/signature.hpp"
#include "core/no_memory.hpp"
#include "core/try.hpp"
#include "crypto/backend/select.hpp"
#include "keys/access.hpp"
#include "keys/curve_ops.hpp"
#include "keys/sec1_point.hpp"

namespace coffer {

namespace native = backend::p256;
using core::unless_no_memory;

// --- points ---

Result<PublicKey<P256>> PublicKey<P256>::parse(Bytes sec1) {
    COFFER_CHECK(keys::check_sec1_form(sec1));
    PublicKey key;
    COFFER_CHECK(unless_no_memory(native::parse(sec1, key.sec1_)));
    return key;
}

Result<PublicKey<P256>> PublicKey<P256>::parse_uncompressed(Bytes sec1) {
    COFFER_CHECK(keys::check_sec1_form(sec1));
    if (sec1.size() != 65) return fail(Errc::public_key_compressed);
    return parse(sec1);
}

ByteArray<33> PublicKey<P256>::compressed() const noexcept {
    ByteArray<33> sec1;
    sec1[0] = static_cast<u8>(0x02U | (sec1_[64] & 1U));
    std::copy_n(sec1_.begin() + 1, 32, sec1.begin() + 1);
    return sec1;
}

Result<PublicKey<P256>> PublicKey<P256>::add_tweak(FixedBytes<32> tweak) const {
    PublicKey sum;
    COFFER_CHECK(unless_no_memory(native::tweak_add_public(sec1_, tweak, sum.sec1_)));
    return sum;
}

// --- scalars ---

namespace keys {

bool CurveOps<P256>::private_valid(FixedBytes<32> scalar) noexcept {
    return native::scalar_valid(scalar);
}

PublicKey<P256> CurveOps<P256>::public_from_private(FixedBytes<32> scalar) {
    ByteArray<65> sec1;
    computed(native::public_from_private(scalar, sec1));
    return PublicKeyAccess::p256(sec1);
}

Status CurveOps<P256>::tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) {
    return unless_no_memory(native::tweak_add_private(scalar, tweak));
}

}  // namespace keys

// --- ECDSA ---

Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, FixedBytes<32> digest, Nonce nonce) {
    if (nonce > Nonce::deterministic) return fail(Errc::caller_misuse);
    if (nonce == Nonce::deterministic) return sign_digest(key, key.public_key(), digest, nonce);
    ByteArray<64> raw;
    COFFER_CHECK(unless_no_memory(native::ecdsa_sign(key.reveal(), digest, raw)));
    return EcdsaSignature<P256>::parse_raw(raw);
}

Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, const PublicKey<P256>& own, FixedBytes<32> digest, Nonce nonce) {
    if (nonce > Nonce::deterministic) return fail(Errc::caller_misuse);
    if (nonce == Nonce::hedged) return sign_digest(key, digest, nonce);
    ByteArray<64> raw;
    COFFER_CHECK(unless_no_memory(native::ecdsa_sign_deterministic(key.reveal(), own.uncompressed(), digest, raw)));
    return EcdsaSignature<P256>::parse_raw(raw);
}

Status verify_digest(const PublicKey<P256>& key, FixedBytes<32> digest, const EcdsaSignature<P256>& signature) {
    return unless_no_memory(native::ecdsa_verify(key.uncompressed(), digest, signature.raw()));
}

// --- Diffie-Hellman ---

Result<SecretArray<32>> shared_secret(const PrivateKey<P256>& key, const PublicKey<P256>& peer) {
    SecretArray<32> x;
    COFFER_CHECK(unless_no_memory(native::ecdh_x(key.reveal(), peer.uncompressed(), x.reveal_mut())));
    return x;
}

}  // namespace coffer
