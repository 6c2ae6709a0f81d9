// The operations that the generic key classes need of each curve. Each curve's file implements them.
#pragma once

#include <new>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::keys {

/// CurveOps<C> has these functions:
/// - private_valid returns whether the 32 bytes are a private key of C. Zero is not valid for Weierstrass curves. Constant time except for
///   the result.
/// - public_from_private returns the public key of a valid private key. Throws std::bad_alloc.
/// - tweak_add_private sets scalar = (scalar + tweak) mod n, on Weierstrass curves. Errors: tweak_invalid (tweak >= n, or the sum is zero),
///   backend.
template <Curve C>
struct CurveOps;

template <>
struct CurveOps<Secp256k1> {
    [[nodiscard]] static bool private_valid(FixedBytes<32> scalar) noexcept;
    [[nodiscard]] static PublicKey<Secp256k1> public_from_private(FixedBytes<32> scalar);
    [[nodiscard]] static Status tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak);
};

template <>
struct CurveOps<P256> {
    [[nodiscard]] static bool private_valid(FixedBytes<32> scalar) noexcept;
    [[nodiscard]] static PublicKey<P256> public_from_private(FixedBytes<32> scalar);
    [[nodiscard]] static Status tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak);
};

template <>
struct CurveOps<Ed25519> {
    [[nodiscard]] static bool private_valid(FixedBytes<32>) noexcept { return true; }
    [[nodiscard]] static PublicKey<Ed25519> public_from_private(FixedBytes<32> seed);
};

template <>
struct CurveOps<X25519> {
    [[nodiscard]] static bool private_valid(FixedBytes<32>) noexcept { return true; }
    [[nodiscard]] static PublicKey<X25519> public_from_private(FixedBytes<32> scalar);
};

/// computed throws std::bad_alloc if `status` is an error. For a valid key, such a call fails only if memory is exhausted.
inline void computed(const Status& status) {
    if (!status) throw std::bad_alloc();
}

}  // namespace coffer::keys
