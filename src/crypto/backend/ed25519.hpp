// Ed25519 (RFC 8032) and X25519 (RFC 7748) by libsodium.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::backend::sodium {

void ed25519_public_from_seed(FixedBytes<32> seed, FixedMutBytes<32> public_key) noexcept;
/// Signs with the seed; the public half is derived inside, never taken from a caller.
void ed25519_sign(FixedBytes<32> seed, Bytes message, FixedMutBytes<64> signature) noexcept;
/// libsodium's verdict: S < L, canonical A and R, no small-order A.
[[nodiscard]] bool ed25519_verify(FixedBytes<32> public_key, Bytes message, FixedBytes<64> signature) noexcept;
/// True when the key decodes to a point on the curve in canonical form; `small_order` tells whether it has small order.
[[nodiscard]] bool ed25519_point_valid(FixedBytes<32> public_key, bool& small_order) noexcept;

void x25519_public_from_private(FixedBytes<32> scalar, FixedMutBytes<32> public_key) noexcept;
/// False when the result is all zero (low-order point).
[[nodiscard]] bool x25519(FixedBytes<32> scalar, FixedBytes<32> public_key, FixedMutBytes<32> shared) noexcept;

}  // namespace coffer::backend::sodium
