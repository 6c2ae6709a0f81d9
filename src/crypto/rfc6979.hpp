// Deterministic ECDSA nonces (RFC 6979 section 3.2) with HMAC-SHA256, for orders of 256 bits.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::crypto {

/// Rfc6979 returns the candidates k for one scalar and digest in order. The caller skips candidates that are zero or not below the order.
/// Secret. The caller calls core::scrub_stack once it has the nonce.
class Rfc6979 {
public:
    /// `reduced_digest`: bits2octets(digest), that is the digest modulo the order. `extra_entropy`: additional data that hedges the nonce
    /// (RFC 6979 section 3.6); empty for a deterministic nonce.
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
