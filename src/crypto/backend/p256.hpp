// P-256 (secp256r1). The same functions exist in namespaces backend::openssl::p256 (the one in use) and backend::botan::p256 (WebAssembly
// and differential tests); select.hpp names the one in use `backend::p256`.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

// Every function that returns a Status can also return out_of_memory or backend, which are never the verdict that its comment names.
#define COFFER_P256_BACKEND                                                                                                               \
    /** True when 1 <= scalar < n. */                                                                                                     \
    [[nodiscard]] bool scalar_valid(FixedBytes<32> scalar) noexcept;                                                                      \
    /** scalar*G as 04||x||y. */                                                                                                          \
    [[nodiscard]] Status public_from_private(FixedBytes<32> scalar, FixedMutBytes<65> sec1);                                              \
    /** Parses 33-byte (02/03) or 65-byte (04) SEC1 into 04||x||y; prefix and length are the caller's. Error: public_key_not_on_curve. */ \
    [[nodiscard]] Status parse(Bytes sec1, FixedMutBytes<65> uncompressed);                                                               \
    /** scalar = scalar + tweak mod n (SLIP-10). Error: tweak_invalid when tweak >= n or the sum is zero; scalar is unchanged then. */    \
    [[nodiscard]] Status tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak);                                               \
    /** sum = point + tweak*G. Error: tweak_invalid when tweak >= n or the sum is infinity. */                                            \
    [[nodiscard]] Status tweak_add_public(FixedBytes<65> point, FixedBytes<32> tweak, FixedMutBytes<65> sum);                             \
    /** x coordinate of scalar*point; `point` was parsed. */                                                                              \
    [[nodiscard]] Status ecdh_x(FixedBytes<32> scalar, FixedBytes<65> point, FixedMutBytes<32> x);                                        \
    /** ECDSA r||s over a 32-byte digest with a hedged (random) nonce. */                                                                 \
    [[nodiscard]] Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature);                           \
    /** ECDSA r||s, RFC 6979 with HMAC-SHA256, verified after signing with `point`, the scalar's own. */                                  \
    [[nodiscard]] Status ecdsa_sign_deterministic(FixedBytes<32> scalar, FixedBytes<65> point, FixedBytes<32> digest,                     \
                                                  FixedMutBytes<64> signature);                                                           \
    /** Verifies r||s; high s is accepted, r or s of 0 or >= n is not. Error: signature_invalid. */                                       \
    [[nodiscard]] Status ecdsa_verify(FixedBytes<65> point, FixedBytes<32> digest, FixedBytes<64> signature);

namespace coffer::backend::openssl::p256 {
COFFER_P256_BACKEND
}
namespace coffer::backend::botan::p256 {
COFFER_P256_BACKEND
}
