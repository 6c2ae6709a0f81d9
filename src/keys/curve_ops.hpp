// What the generic key classes need of each curve; one file per curve implements its row.
#pragma once

#include <new>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::keys {

/// CurveOps<C>:
///   private_valid        true when the 32 bytes are a private key of C; 0 is never one for Weierstrass curves. Constant time but for the
///                        verdict.
///   public_from_private  the public half of a valid private key. Throws std::bad_alloc.
///   tweak_add_private    scalar = scalar + tweak mod n (Weierstrass curves). Errors: tweak_invalid when tweak >= n or the sum is zero;
///                        out_of_memory, backend.
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

/// computed passes on the result of a library call that a valid key can only fail for lack of memory.
inline void computed(const Status& status) {
    if (!status) throw std::bad_alloc();
}

}  // namespace coffer::keys
