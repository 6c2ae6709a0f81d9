// Private keys: move-only types that wipe themselves.
#pragma once

#include <variant>

#include "coffer/core/secret.hpp"
#include "coffer/keys/curve.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// `PrivateKey<C>` holds a valid private key of the curve C, 32 bytes. For secp256k1 and P-256 it is the scalar d, big-endian, 1 <= d < n.
/// For Ed25519 it is the seed (RFC 8032), and for X25519 the scalar before clamping (RFC 7748): any 32 bytes.
/// Secret; move-only; wiped on destruction. Using a moved-from key ends the process (COFFER_INVARIANT).
template <Curve C>
class PrivateKey {
public:
    /// size_bytes is the length of every private key, in bytes.
    static constexpr std::size_t size_bytes = 32;

    /// generate returns a random key, by rejection sampling.
    /// Errors: random_unavailable.
    /// Secret. Constant time except for how many random values are refused.
    [[nodiscard]] static Result<PrivateKey> generate();
    /// parse returns the key with the given 32 bytes.
    /// Errors, without position: private_key_length, private_key_zero, private_key_range (n or more). The last two occur for secp256k1 and
    /// P-256 only.
    /// Secret. Constant time except for the result: accepted, or which error.
    [[nodiscard]] static Result<PrivateKey> parse(Bytes bytes);
    /// from_secret does the same and takes over `bytes`.
    /// Errors, without position: private_key_zero, private_key_range. Secret. Constant time as parse.
    [[nodiscard]] static Result<PrivateKey> from_secret(SecretArray<32> bytes);

    /// public_key computes the public key. Constant time.
    [[nodiscard]] PublicKey<C> public_key() const;

    /// add_tweak returns (d + tweak) mod n, on secp256k1 and P-256 (BIP-32, BIP-341).
    /// Errors: tweak_invalid (`tweak` is n or more, or the sum is zero).
    /// Secret. Constant time except for whether the tweak is accepted.
    [[nodiscard]] Result<PrivateKey> add_tweak(FixedBytes<32> tweak) const requires WeierstrassCurve<C>;

    /// clone returns a copy.
    [[nodiscard]] PrivateKey clone() const noexcept { return PrivateKey(bytes_.clone()); }
    /// reveal returns a view of the secret bytes, valid until the key is moved or destroyed.
    [[nodiscard]] FixedBytes<32> reveal() const noexcept COFFER_LIFETIMEBOUND { return bytes_.reveal(); }
    bool operator==(const PrivateKey&) const = delete;

private:
    explicit PrivateKey(SecretArray<32> bytes) noexcept : bytes_(std::move(bytes)) {}
    SecretArray<32> bytes_;
};

extern template class PrivateKey<Secp256k1>;
extern template class PrivateKey<P256>;
extern template class PrivateKey<Ed25519>;
extern template class PrivateKey<X25519>;

/// AnyPrivateKey holds a private key whose curve is known at run time only. Secret; move-only.
using AnyPrivateKey = std::variant<PrivateKey<Secp256k1>, PrivateKey<P256>, PrivateKey<Ed25519>, PrivateKey<X25519>>;

/// parse_private_key returns the key of `curve` with the given 32 bytes.
/// Errors: unknown_curve, those of PrivateKey::parse.
/// Secret. Constant time.
[[nodiscard]] Result<AnyPrivateKey> parse_private_key(CurveId curve, Bytes bytes);
/// public_key_of computes the public key of `key`. Constant time.
[[nodiscard]] AnyPublicKey public_key_of(const AnyPrivateKey& key);
/// curve_of returns the curve of `key`.
[[nodiscard]] CurveId curve_of(const AnyPrivateKey& key) noexcept;

}  // namespace coffer
