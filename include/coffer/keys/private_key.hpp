// Private keys: move-only, wiping. Holding one means that it is a valid scalar (or seed) of its curve.
#pragma once

#include <variant>

#include "coffer/core/secret.hpp"
#include "coffer/keys/curve.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// PrivateKey<C> is a secret: 32 bytes, big-endian scalar for secp256k1 and P-256 (1 <= d < n), seed for Ed25519, scalar for X25519.
template <Curve C>
class PrivateKey {
public:
    static constexpr std::size_t size_bytes = 32;

    /// generate draws a key by rejection sampling. Error: random_unavailable.
    [[nodiscard]] static Result<PrivateKey> generate();
    /// parse takes exactly 32 bytes. Errors: private_key_length, private_key_zero, private_key_range (never a position).
    [[nodiscard]] static Result<PrivateKey> parse(Bytes bytes);
    [[nodiscard]] static Result<PrivateKey> from_secret(SecretArray<32> bytes);

    /// public_key computes the public half (constant time).
    [[nodiscard]] PublicKey<C> public_key() const;

    /// add_tweak returns (this + tweak) mod n; Weierstrass curves only. Error: tweak_invalid (tweak >= n, or the sum is zero).
    [[nodiscard]] Result<PrivateKey> add_tweak(FixedBytes<32> tweak) const requires WeierstrassCurve<C>;

    [[nodiscard]] PrivateKey clone() const noexcept { return PrivateKey(bytes_.clone()); }
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

/// AnyPrivateKey is a key whose curve is known at run time only.
using AnyPrivateKey = std::variant<PrivateKey<Secp256k1>, PrivateKey<P256>, PrivateKey<Ed25519>, PrivateKey<X25519>>;

/// parse_private_key parses 32 bytes as a key of `curve`. Errors as PrivateKey::parse.
[[nodiscard]] Result<AnyPrivateKey> parse_private_key(CurveId curve, Bytes bytes);
[[nodiscard]] AnyPublicKey public_key_of(const AnyPrivateKey& key);
[[nodiscard]] CurveId curve_of(const AnyPrivateKey& key) noexcept;

}  // namespace coffer
