// Deterministic ECDSA nonces (RFC 6979 3.2) with HMAC-SHA256, for 256-bit orders.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::crypto {

/// Rfc6979 yields the candidates k for one (scalar, digest) in their order; the caller skips those that are zero or not below the order.
/// Secret; the stack is the caller's to scrub (core::scrub_stack) once it has the nonce.
class Rfc6979 {
public:
    /// `reduced_digest` is bits2octets(digest): the digest modulo the order. `extra_entropy` (3.6) hedges the nonce; empty: deterministic.
    Rfc6979(FixedBytes<32> scalar, FixedBytes<32> reduced_digest, Bytes extra_entropy = {}) noexcept;
    [[nodiscard]] SecretArray<32> next() noexcept;

private:
    void mix(u8 separator, Bytes scalar, Bytes digest, Bytes extra) noexcept;
    void step() noexcept;

    SecretArray<32> key_;
    SecretArray<32> value_;
    bool first_ = true;
};

}  // namespace coffer::crypto
