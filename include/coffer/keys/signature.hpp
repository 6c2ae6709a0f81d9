// Signatures and Diffie-Hellman key agreement. Verification and key recovery are not constant time, because their data is public.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/encoding/der_signature.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// `EcdsaSignature<C>` holds an ECDSA signature whose r and s are from 1 to n - 1, n being the order of C.
template <WeierstrassCurve C>
class EcdsaSignature {
public:
    /// parse_raw returns the signature r || s, 64 bytes.
    /// Errors: signature_length; signature_scalar_zero and signature_scalar_range (at 0 or 32; `what`: "r" or "s").
    [[nodiscard]] static Result<EcdsaSignature> parse_raw(Bytes raw);
    /// parse_der returns the signature of a DER encoding. Only the canonical encoding is accepted (X.690, RFC 3279 section 2.2.3).
    /// Errors: those of der::decode_signature, signature_scalar_range (n or more; at 0 or 32 as in parse_raw).
    [[nodiscard]] static Result<EcdsaSignature> parse_der(Bytes der);

    /// raw returns r || s, valid as long as this object.
    [[nodiscard]] const ByteArray<64>& raw() const noexcept COFFER_LIFETIMEBOUND { return raw_; }
    /// der returns the DER encoding, 8 to 72 bytes. Does not allocate.
    [[nodiscard]] der::Signature<32> der() const noexcept;
    /// has_low_s returns whether s is at most n / 2.
    [[nodiscard]] bool has_low_s() const noexcept;
    /// normalised returns the signature with s or n - s, whichever is at most n / 2. Both forms verify.
    [[nodiscard]] EcdsaSignature normalised() const noexcept;

    friend bool operator==(const EcdsaSignature&, const EcdsaSignature&) noexcept = default;

private:
    explicit EcdsaSignature(const ByteArray<64>& raw) noexcept : raw_(raw) {}
    ByteArray<64> raw_;
};

extern template class EcdsaSignature<Secp256k1>;
extern template class EcdsaSignature<P256>;

/// RecoverableSignature holds an ECDSA signature and the recovery id, 0 to 3, with which the public key can be recovered (SEC 1 section
/// 4.1.6).
struct RecoverableSignature {
    EcdsaSignature<Secp256k1> signature;  ///< the signature, r and s
    u8 recovery_id;                       ///< 0 to 3
};

/// Nonce selects how ECDSA nonces are made: `hedged` from private key, digest and randomness; `deterministic` by RFC 6979, with
/// verification after signing.
enum class Nonce : u8 { hedged, deterministic };

/// sign_digest signs a 32-byte digest with secp256k1: nonce by RFC 6979, low s, verified after signing.
/// Errors: backend.
/// Secret. Constant time.
[[nodiscard]] Result<RecoverableSignature> sign_digest(const PrivateKey<Secp256k1>& key, FixedBytes<32> digest);
/// sign_digest signs a 32-byte digest with P-256. s can be high.
/// Errors: caller_misuse (`nonce`), backend.
/// Secret. Constant time; docs/side-channels.md lists the exceptions inside OpenSSL.
[[nodiscard]] Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, FixedBytes<32> digest, Nonce nonce = Nonce::hedged);
/// sign_digest does the same with the known public key `own` of `key`. A deterministic signature is verified with `own`, which then need
/// not be computed. A hedged signature ignores `own`.
/// Errors: caller_misuse (`nonce`), backend (also if `own` is not the public key of `key`).
/// Secret. Constant time as the overload without `own`.
[[nodiscard]] Result<EcdsaSignature<P256>> sign_digest(const PrivateKey<P256>& key, const PublicKey<P256>& own, FixedBytes<32> digest,
                                                       Nonce nonce);

/// verify_digest verifies an ECDSA signature over a 32-byte digest. Low and high s are accepted.
/// Errors: signature_invalid, backend (P-256 only).
[[nodiscard]] Status verify_digest(const PublicKey<Secp256k1>& key, FixedBytes<32> digest, const EcdsaSignature<Secp256k1>& signature);
[[nodiscard]] Status verify_digest(const PublicKey<P256>& key, FixedBytes<32> digest, const EcdsaSignature<P256>& signature);

/// recover_public_key returns the public key that verifies the signature (SEC 1 section 4.1.6).
/// Errors: recovery_id, signature_invalid.
[[nodiscard]] Result<PublicKey<Secp256k1>> recover_public_key(FixedBytes<32> digest, const RecoverableSignature& signature);

/// sign_ed25519 returns the Ed25519 signature of `message` (RFC 8032 section 5.1.6). The public key is computed from the seed, so no wrong
/// public key can be passed. Secret. Constant time.
[[nodiscard]] ByteArray<64> sign_ed25519(const PrivateKey<Ed25519>& key, Bytes message);
/// verify_ed25519 verifies an Ed25519 signature: S < L, canonical A and R, equation without cofactor (RFC 8032 section 5.1.7).
/// Errors: signature_length, signature_invalid.
[[nodiscard]] Status verify_ed25519(const PublicKey<Ed25519>& key, Bytes message, Bytes signature);

/// sign_schnorr returns a BIP-340 signature of a 32-byte message, with 32 bytes of fresh auxiliary randomness.
/// Errors: random_unavailable, backend.
/// Secret. Constant time.
[[nodiscard]] Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message);
/// sign_schnorr does the same with the given auxiliary data, for published test vectors. 32 zero bytes make it deterministic.
/// Errors: backend.
/// Secret. Constant time.
[[nodiscard]] Result<ByteArray<64>> sign_schnorr(const PrivateKey<Secp256k1>& key, FixedBytes<32> message, FixedBytes<32> aux);
/// verify_schnorr verifies a BIP-340 signature of a message of any length. The y coordinate of `key` is ignored.
/// Errors: signature_length, signature_invalid.
[[nodiscard]] Status verify_schnorr(const PublicKey<Secp256k1>& key, Bytes message, Bytes signature);

/// taproot_private_key returns the private key for key-path spending (BIP-341): the key of taproot_output.
/// `merkle_root`: 0 or 32 bytes.
/// Errors: length_mismatch (`what`: "merkle_root"), tweak_invalid.
/// Secret. Constant time.
[[nodiscard]] Result<PrivateKey<Secp256k1>> taproot_private_key(const PrivateKey<Secp256k1>& internal_key, Bytes merkle_root = {});

/// shared_secret returns the x coordinate of the Diffie-Hellman point (SEC 1 section 3.3.1).
/// Errors: backend.
/// Secret. Constant time; docs/side-channels.md lists the exceptions inside OpenSSL (P-256).
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<Secp256k1>& key, const PublicKey<Secp256k1>& peer);
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<P256>& key, const PublicKey<P256>& peer);
/// shared_secret returns the X25519 shared secret (RFC 7748 section 6.1).
/// Errors: shared_secret_zero (`peer` is a low-order point).
/// Secret. Constant time.
[[nodiscard]] Result<SecretArray<32>> shared_secret(const PrivateKey<X25519>& key, const PublicKey<X25519>& peer);

}  // namespace coffer
