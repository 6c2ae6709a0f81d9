// secp256k1 by libsecp256k1. Every secret-taking call is followed by core::scrub_stack(); callers pass ranges that were checked for size.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::backend::secp256k1 {

/// NativePoint is libsecp256k1's parsed public key, opaque.
using NativePoint = ByteArray<64>;

/// True when 1 <= scalar < n.
[[nodiscard]] bool scalar_valid(FixedBytes<32> scalar) noexcept;
/// scalar*G. False only for an invalid scalar.
[[nodiscard]] bool public_from_private(FixedBytes<32> scalar, NativePoint& point) noexcept;
/// Parses 33-byte (02/03) or 65-byte (04) SEC1; the caller has checked prefix and length. False when not on the curve.
[[nodiscard]] bool parse(Bytes sec1, NativePoint& point) noexcept;
void serialize_compressed(const NativePoint& point, FixedMutBytes<33> sec1) noexcept;
void serialize_uncompressed(const NativePoint& point, FixedMutBytes<65> sec1) noexcept;

/// scalar = n - scalar; `scalar` is valid.
void negate_private(FixedMutBytes<32> scalar) noexcept;
/// point = -point.
void negate_public(NativePoint& point) noexcept;
/// scalar = scalar + tweak mod n. False when tweak >= n or the sum is zero. (tweak zero is allowed.)
[[nodiscard]] bool tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) noexcept;
/// sum = point + tweak*G, by create + combine; `sum` may be `point`. False when tweak >= n or the sum is infinity. tweak = 0 gives the
/// point itself.
[[nodiscard]] bool tweak_add_public(const NativePoint& point, FixedBytes<32> tweak, NativePoint& sum) noexcept;

/// ECDSA over a 32-byte digest: RFC 6979, low s, r||s; verified after signing. `recovery_id` 0..3.
[[nodiscard]] Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature, int& recovery_id) noexcept;
/// Verifies r||s; high s is normalised first. r, s in [1, n-1] is the caller's check to report; here false.
[[nodiscard]] bool ecdsa_verify(const NativePoint& point, FixedBytes<32> digest, FixedBytes<64> signature) noexcept;
[[nodiscard]] bool ecdsa_recover(FixedBytes<32> digest, FixedBytes<64> signature, int recovery_id, NativePoint& point) noexcept;

/// BIP-340 over a 32-byte message; `aux` 32 random bytes.
[[nodiscard]] Status schnorr_sign(FixedBytes<32> scalar, FixedBytes<32> message, FixedBytes<32> aux, FixedMutBytes<64> signature) noexcept;
[[nodiscard]] bool schnorr_verify(FixedBytes<32> x_only, Bytes message, FixedBytes<64> signature) noexcept;

/// x coordinate of scalar*point.
[[nodiscard]] bool ecdh_x(FixedBytes<32> scalar, const NativePoint& point, FixedMutBytes<32> x) noexcept;

}  // namespace coffer::backend::secp256k1
