// Ed25519 (RFC 8032) and X25519 (RFC 7748) by libsodium.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::backend::sodium {

void ed25519_public_from_seed(FixedBytes<32> seed, FixedMutBytes<32> public_key) noexcept;
/// ed25519_sign signs with the seed. It computes the public key from the seed, so no caller can pass a wrong one.
void ed25519_sign(FixedBytes<32> seed, Bytes message, FixedMutBytes<64> signature) noexcept;
/// ed25519_verify returns libsodium's verdict: S < L, canonical A and R, A not of small order.
[[nodiscard]] bool ed25519_verify(FixedBytes<32> public_key, Bytes message, FixedBytes<64> signature) noexcept;
/// ed25519_point_valid returns whether the key is the canonical encoding of a point on the curve. `small_order` is set to whether the point
/// has small order.
[[nodiscard]] bool ed25519_point_valid(FixedBytes<32> public_key, bool& small_order) noexcept;

void x25519_public_from_private(FixedBytes<32> scalar, FixedMutBytes<32> public_key) noexcept;
/// x25519 returns false if the result is all zero (low-order point).
[[nodiscard]] bool x25519(FixedBytes<32> scalar, FixedBytes<32> public_key, FixedMutBytes<32> shared) noexcept;

}  // namespace coffer::backend::sodium
