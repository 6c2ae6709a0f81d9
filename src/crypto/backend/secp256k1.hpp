// secp256k1 by libsecp256k1. core::scrub_stack() follows every library call that takes a secret. The callers have checked the sizes of
// their arguments.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::backend::secp256k1 {

/// NativePoint is libsecp256k1's opaque parsed public key.
using NativePoint = ByteArray<64>;

/// scalar_valid returns whether 1 <= scalar < n.
[[nodiscard]] bool scalar_valid(FixedBytes<32> scalar) noexcept;
/// public_from_private computes scalar*G. It returns false only for an invalid scalar.
[[nodiscard]] bool public_from_private(FixedBytes<32> scalar, NativePoint& point) noexcept;
/// parse decodes a SEC 1 point of 33 bytes (02, 03) or 65 bytes (04). The caller has checked prefix and length. It returns false if the
/// point is not on the curve.
[[nodiscard]] bool parse(Bytes sec1, NativePoint& point) noexcept;
void serialize_compressed(const NativePoint& point, FixedMutBytes<33> sec1) noexcept;
void serialize_uncompressed(const NativePoint& point, FixedMutBytes<65> sec1) noexcept;

/// negate_private sets scalar = n - scalar. `scalar` is valid.
void negate_private(FixedMutBytes<32> scalar) noexcept;
/// negate_public sets point = -point.
void negate_public(NativePoint& point) noexcept;
/// tweak_add_private sets scalar = (scalar + tweak) mod n. It returns false if tweak >= n or the sum is zero. A zero tweak is allowed.
[[nodiscard]] bool tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) noexcept;
/// tweak_add_public sets sum = point + tweak*G. `sum` may be `point`. It returns false if tweak >= n or the sum is infinity. A zero tweak
/// yields the point itself.
[[nodiscard]] bool tweak_add_public(const NativePoint& point, FixedBytes<32> tweak, NativePoint& sum) noexcept;

/// ecdsa_sign signs a 32-byte digest: RFC 6979, low s, r || s, verified after signing. `recovery_id` is set to 0 to 3.
[[nodiscard]] Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature, int& recovery_id) noexcept;
/// ecdsa_verify verifies r || s; high s is normalised first. It returns false if r or s is outside [1, n-1]; the callers report that as an
/// error of their own.
[[nodiscard]] bool ecdsa_verify(const NativePoint& point, FixedBytes<32> digest, FixedBytes<64> signature) noexcept;
[[nodiscard]] bool ecdsa_recover(FixedBytes<32> digest, FixedBytes<64> signature, int recovery_id, NativePoint& point) noexcept;

/// schnorr_sign signs a 32-byte message (BIP-340). `aux`: 32 random bytes.
[[nodiscard]] Status schnorr_sign(FixedBytes<32> scalar, FixedBytes<32> message, FixedBytes<32> aux, FixedMutBytes<64> signature) noexcept;
[[nodiscard]] bool schnorr_verify(FixedBytes<32> x_only, Bytes message, FixedBytes<64> signature) noexcept;

/// ecdh_x computes the x coordinate of scalar*point.
[[nodiscard]] bool ecdh_x(FixedBytes<32> scalar, const NativePoint& point, FixedMutBytes<32> x) noexcept;

}  // namespace coffer::backend::secp256k1
