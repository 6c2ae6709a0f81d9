// Signatures and Diffie-Hellman over the key types.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/encoding/der_signature.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// An ECDSA signature: r and s are in [1, n-1] of curve C.
template <WeierstrassCurve C>
class EcdsaSignature {
public:
    /// parse_raw reads r||s, 64 bytes. Errors: signature_length, signature_scalar_zero, signature_scalar_range.
    [[nodiscard]] static Result<EcdsaSignature> parse_raw(Bytes raw);
    /// parse_der reads strict DER (X.690, minimal integers). Errors: der_tag, der_length, der_integer, der_trailing_bytes,
    /// signature_scalar_zero, signature_scalar_range.
    [[nodiscard]] static Result<EcdsaSignature> parse_der(Bytes der);

    [[nodiscard]] const ByteArray<64>& raw() const noexcept COFFER_LIFETIMEBOUND { return raw_; }
    /// der returns the canonical DER form, 8 to 72 bytes; no allocation.
    [[nodiscard]] der::Signature<32> der() const noexcept;
    [[nodiscard]] bool has_low_s() const noexcept;
    /// normalised returns the same signature with s in the lower half (malleability: both verify).
    [[nodiscard]] EcdsaSignature normalised() const noexcept;

    friend bool operator==(const EcdsaSignature&, const EcdsaSignature&) noexcept = default;

private:
    explicit EcdsaSignature(const ByteArray<64>& raw) noexcept : raw_(raw) {}
    ByteArray<64> raw_;
};

extern template class EcdsaSignature<Secp256k1>;
extern template class EcdsaSignature<P256>;

/// An ECDSA signature with the id that lets the public key be recovered (SEC 1 4.1.6), 0 to 3.
struct RecoverableSignature {
    EcdsaSignature<Secp256k1> signature;
    u8 recovery_id;
};

/// Nonce says how the ECDSA nonce is made: hedged (secret key, digest and randomness) or RFC 6979 with verification after signing.
enum class Nonce : u8 { hedged, deterministic };

/// sign_digest signs a 32-byte digest: RFC 6979, low s, verified after signing. Secret. Error: backend.
[[nodiscard]] Result<RecoverableSignature> sign_digest(const PrivateKey<Secp256k1>& key, FixedBytes<32> digest);
/// sign_digest for P-256. High s is possible. Secret. Errors: random_unavailable, backend.
[[nodiscard]] Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, FixedBytes<32> digest, Nonce nonce = Nonce::hedged);
/// sign_digest for a caller that keeps the public half `own` of `key`: a deterministic signature is verified with it, and need not compute
/// it anew. Errors as above; backend also where `own` belongs to another key.
[[nodiscard]] Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, const PublicKey<P256>& own, FixedBytes<32> digest,
                                                       Nonce nonce);

/// verify_digest accepts low and high s. Error: signature_invalid.
[[nodiscard]] Status verify_digest(const PublicKey<Secp256k1>& key, FixedBytes<32> digest, const EcdsaSignature<Secp256k1>& signature);
[[nodiscard]] Status verify_digest(const PublicKey<P256>& key, FixedBytes<32> digest, const EcdsaSignature<P256>& signature);

/// recover_public_key returns the key that made the signature. Errors: recovery_id, signature_invalid.
[[nodiscard]] Result<PublicKey<Secp256k1>> recover_public_key(FixedBytes<32> digest, const RecoverableSignature& signature);

/// sign_ed25519 (RFC 8032 5.1.6); the public half is derived from the seed, never given. Secret.
[[nodiscard]] ByteArray<64> sign_ed25519(const PrivateKey<Ed25519>& key, Bytes message);
/// verify_ed25519: S < L, canonical A and R, cofactorless. Errors: signature_length, signature_invalid.
[[nodiscard]] Status verify_ed25519(const PublicKey<Ed25519>& key, Bytes message, Bytes signature);

/// sign_schnorr (BIP-340) with 32 bytes of auxiliary randomness drawn inside. Secret. Errors: random_unavailable, backend.
[[nodiscard]] Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message);
/// sign_schnorr with given auxiliary data (published vectors; deterministic signing with 32 zero bytes).
[[nodiscard]] Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message, FixedBytes<32> aux);
/// verify_schnorr. Errors: signature_length, signature_invalid.
[[nodiscard]] Status verify_schnorr(const PublicKey<Secp256k1>& key, Bytes message, Bytes signature);

/// taproot_private_key tweaks a key for key-path spending (BIP-341). Secret. Error: tweak_invalid.
[[nodiscard]] Result<PrivateKey<Secp256k1>> taproot_private_key(const PrivateKey<Secp256k1>& internal_key, Bytes merkle_root = {});

/// shared_secret is the x coordinate of the Diffie-Hellman point (SEC 1 3.3.1). Secret. Error: backend.
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<Secp256k1>& key, const PublicKey<Secp256k1>& peer);
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<P256>& key, const PublicKey<P256>& peer);
/// shared_secret by X25519 (RFC 7748 section 6.1). Secret. Error: shared_secret_zero (a low-order point).
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<X25519>& key, const PublicKey<X25519>& peer);

}  // namespace coffer
