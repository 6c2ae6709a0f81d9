// Public keys: regular values. Holding one means that it is a valid point of its curve.
#pragma once

#include <compare>
#include <span>
#include <string>
#include <variant>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/curve.hpp"

namespace coffer {

template <Curve C>
class PublicKey;

/// A point of secp256k1, never infinity.
template <>
class PublicKey<Secp256k1> {
public:
    /// parse reads SEC 1 2.3.4: 33 bytes 02/03 or 65 bytes 04. Errors: public_key_length, public_key_prefix, public_key_hybrid,
    /// public_key_infinity, public_key_not_on_curve.
    [[nodiscard]] static Result<PublicKey> parse(Bytes sec1);
    /// from_x_only lifts a BIP-340 x coordinate to the point with even y. Error: public_key_not_on_curve.
    [[nodiscard]] static Result<PublicKey> from_x_only(FixedBytes<32> x);

    [[nodiscard]] ByteArray<33> compressed() const noexcept;
    [[nodiscard]] ByteArray<65> uncompressed() const noexcept;
    [[nodiscard]] ByteArray<32> x_only() const noexcept;
    [[nodiscard]] bool has_even_y() const noexcept;

    /// add_tweak returns this + tweak*G. Error: tweak_invalid (tweak >= n, or the sum is infinity).
    [[nodiscard]] Result<PublicKey> add_tweak(FixedBytes<32> tweak) const;
    /// taproot_output returns the BIP-341 output key of this internal key (taken with even y) for a merkle root of 0 or 32 bytes.
    /// Error: tweak_invalid.
    [[nodiscard]] Result<PublicKey> taproot_output(Bytes merkle_root = {}) const;

    friend bool operator==(const PublicKey& a, const PublicKey& b) noexcept { return a.compressed() == b.compressed(); }
    friend std::strong_ordering operator<=>(const PublicKey& a, const PublicKey& b) noexcept { return a.compressed() <=> b.compressed(); }

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<64> point_;  // the library's parsed form, so that children of one parent do not parse it again
};

/// A point of P-256, never infinity.
template <>
class PublicKey<P256> {
public:
    /// parse reads SEC 1: 33 bytes 02/03 or 65 bytes 04. Errors as PublicKey<Secp256k1>::parse.
    [[nodiscard]] static Result<PublicKey> parse(Bytes sec1);
    /// parse_uncompressed takes the 65-byte form only. Errors: public_key_compressed, and as parse.
    [[nodiscard]] static Result<PublicKey> parse_uncompressed(Bytes sec1);

    [[nodiscard]] ByteArray<33> compressed() const noexcept;
    [[nodiscard]] const ByteArray<65>& uncompressed() const noexcept COFFER_LIFETIMEBOUND { return sec1_; }

    /// add_tweak returns this + tweak*G. Error: tweak_invalid.
    [[nodiscard]] Result<PublicKey> add_tweak(FixedBytes<32> tweak) const;

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<65> sec1_;
};

/// An Ed25519 public key: canonical encoding of a point that is not of small order.
template <>
class PublicKey<Ed25519> {
public:
    /// parse reads 32 bytes. Errors: public_key_length, public_key_not_on_curve, public_key_small_order.
    [[nodiscard]] static Result<PublicKey> parse(Bytes encoded);
    [[nodiscard]] const ByteArray<32>& bytes() const noexcept COFFER_LIFETIMEBOUND { return encoded_; }

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<32> encoded_;
};

/// An X25519 public key: any 32 bytes (RFC 7748); low-order points are refused where a shared secret is made.
template <>
class PublicKey<X25519> {
public:
    /// parse reads 32 bytes. Error: public_key_length.
    [[nodiscard]] static Result<PublicKey> parse(Bytes encoded);
    [[nodiscard]] const ByteArray<32>& bytes() const noexcept COFFER_LIFETIMEBOUND { return encoded_; }

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<32> encoded_;
};

/// AnyPublicKey is a key whose curve is known at run time only.
using AnyPublicKey = std::variant<PublicKey<Secp256k1>, PublicKey<P256>, PublicKey<Ed25519>, PublicKey<X25519>>;

/// curve_of returns the curve that `key` is on.
[[nodiscard]] CurveId curve_of(const AnyPublicKey& key) noexcept;

/// parse_public_key parses `bytes` as a key of `curve`. Errors as that curve's parse.
[[nodiscard]] Result<AnyPublicKey> parse_public_key(CurveId curve, Bytes bytes);

/// public_key_hex prints lower-case hex: SEC 1 compressed, or the 32 bytes of an Ed25519 / X25519 key.
[[nodiscard]] std::string public_key_hex(const AnyPublicKey& key);

}  // namespace coffer
