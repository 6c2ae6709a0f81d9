// Public keys: copyable values. Their functions are not constant time, because their data is public.
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

/// `PublicKey<Secp256k1>` holds a point of secp256k1 other than infinity. Keys are ordered by their compressed form.
template <>
class PublicKey<Secp256k1> {
public:
    /// parse returns the point of a SEC 1 encoding (section 2.3.4): 33 bytes beginning with 02 or 03, or 65 bytes beginning with 04.
    /// Errors: public_key_length, public_key_infinity, public_key_hybrid (06 or 07), public_key_prefix, public_key_not_on_curve.
    [[nodiscard]] static Result<PublicKey> parse(Bytes sec1);
    /// from_x_only returns the point with x coordinate `x` and even y (lift_x of BIP-340).
    /// Errors: public_key_not_on_curve.
    [[nodiscard]] static Result<PublicKey> from_x_only(FixedBytes<32> x);

    /// compressed returns the compressed SEC 1 encoding.
    [[nodiscard]] ByteArray<33> compressed() const noexcept;
    /// bytes returns the shortest encoding, on every curve: here compressed().
    [[nodiscard]] ByteArray<33> bytes() const noexcept { return compressed(); }
    /// uncompressed returns the uncompressed SEC 1 encoding.
    [[nodiscard]] ByteArray<65> uncompressed() const noexcept;
    /// x_only returns the x coordinate, big-endian (BIP-340).
    [[nodiscard]] ByteArray<32> x_only() const noexcept;
    /// has_even_y returns whether the y coordinate is even (BIP-340).
    [[nodiscard]] bool has_even_y() const noexcept;

    /// add_tweak returns the point P + tweak*G.
    /// Errors: tweak_invalid (`tweak` is n or more, or the sum is infinity).
    [[nodiscard]] Result<PublicKey> add_tweak(FixedBytes<32> tweak) const;
    /// taproot_output returns the BIP-341 output key of this internal key, which is taken with even y.
    /// `merkle_root`: 0 or 32 bytes.
    /// Errors: length_mismatch (`what`: "merkle_root"), tweak_invalid.
    [[nodiscard]] Result<PublicKey> taproot_output(Bytes merkle_root = {}) const;

    friend bool operator==(const PublicKey& a, const PublicKey& b) noexcept { return a.compressed() == b.compressed(); }
    friend std::strong_ordering operator<=>(const PublicKey& a, const PublicKey& b) noexcept { return a.compressed() <=> b.compressed(); }

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<64> point_;  // libsecp256k1's parsed form, so that the point is parsed only once
};

/// `PublicKey<P256>` holds a point of P-256 other than infinity. Keys are ordered by their uncompressed form.
template <>
class PublicKey<P256> {
public:
    /// parse returns the point of a SEC 1 encoding (section 2.3.4): 33 bytes beginning with 02 or 03, or 65 bytes beginning with 04.
    /// Errors: those of `PublicKey<Secp256k1>::parse`, backend.
    [[nodiscard]] static Result<PublicKey> parse(Bytes sec1);
    /// parse_uncompressed does the same but accepts the 65-byte form only.
    /// Errors: public_key_length, public_key_infinity, public_key_hybrid, public_key_prefix, public_key_compressed,
    /// public_key_not_on_curve, backend.
    [[nodiscard]] static Result<PublicKey> parse_uncompressed(Bytes sec1);

    /// compressed returns the compressed SEC 1 encoding.
    [[nodiscard]] ByteArray<33> compressed() const noexcept;
    /// bytes returns the shortest encoding, on every curve: here compressed().
    [[nodiscard]] ByteArray<33> bytes() const noexcept { return compressed(); }
    /// uncompressed returns the uncompressed SEC 1 encoding, valid as long as this object.
    [[nodiscard]] const ByteArray<65>& uncompressed() const noexcept COFFER_LIFETIMEBOUND { return sec1_; }

    /// add_tweak returns the point P + tweak*G.
    /// Errors: tweak_invalid (`tweak` is n or more, or the sum is infinity), backend.
    [[nodiscard]] Result<PublicKey> add_tweak(FixedBytes<32> tweak) const;

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<65> sec1_;
};

/// `PublicKey<Ed25519>` holds the canonical encoding of a point of Ed25519 whose order is not small (RFC 8032 section 5.1.2).
template <>
class PublicKey<Ed25519> {
public:
    /// parse returns the key with the given 32 bytes.
    /// Errors: public_key_length, public_key_not_on_curve (also for an encoding that is not canonical), public_key_small_order.
    [[nodiscard]] static Result<PublicKey> parse(Bytes encoded);
    /// bytes returns the 32-byte encoding, valid as long as this object.
    [[nodiscard]] const ByteArray<32>& bytes() const noexcept COFFER_LIFETIMEBOUND { return encoded_; }

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<32> encoded_;
};

/// `PublicKey<X25519>` holds any 32 bytes (RFC 7748 section 5). Low-order points are refused by shared_secret.
template <>
class PublicKey<X25519> {
public:
    /// parse returns the key with the given 32 bytes.
    /// Errors: public_key_length.
    [[nodiscard]] static Result<PublicKey> parse(Bytes encoded);
    /// bytes returns the 32-byte encoding, valid as long as this object.
    [[nodiscard]] const ByteArray<32>& bytes() const noexcept COFFER_LIFETIMEBOUND { return encoded_; }

    friend bool operator==(const PublicKey&, const PublicKey&) noexcept = default;
    friend std::strong_ordering operator<=>(const PublicKey&, const PublicKey&) noexcept = default;

private:
    friend struct PublicKeyAccess;
    PublicKey() noexcept = default;
    ByteArray<32> encoded_;
};

/// AnyPublicKey holds a public key whose curve is known at run time only.
using AnyPublicKey = std::variant<PublicKey<Secp256k1>, PublicKey<P256>, PublicKey<Ed25519>, PublicKey<X25519>>;

/// curve_of returns the curve of `key`.
[[nodiscard]] CurveId curve_of(const AnyPublicKey& key) noexcept;

/// parse_public_key returns the key of `curve` that `bytes` encodes.
/// Errors: unknown_curve, those of the curve's PublicKey::parse.
[[nodiscard]] Result<AnyPublicKey> parse_public_key(CurveId curve, Bytes bytes);

/// public_key_hex returns lower-case hexadecimal digits of the compressed SEC 1 encoding, or of the 32 bytes of an Ed25519 or X25519 key.
[[nodiscard]] std::string public_key_hex(const AnyPublicKey& key);

}  // namespace coffer
