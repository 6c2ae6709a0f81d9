// The public keys of QuorumOS: of enclaves, of quorums and of their members.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::proof {

/// DualPublicKey is an encryption key and a signing key, 130 bytes: both uncompressed, one after the other.
struct DualPublicKey {
    static constexpr std::size_t size = 130;

    PublicKey<P256> encryption;
    PublicKey<P256> signing;

    /// parse takes exactly 130 bytes. Errors: public_key_length, public_key_prefix, public_key_hybrid, public_key_not_on_curve.
    [[nodiscard]] static Result<DualPublicKey> parse(Bytes bytes);
    [[nodiscard]] ByteArray<size> bytes() const noexcept;
    /// shares_half: one of the two keys is also one of the other's, in either place.
    [[nodiscard]] bool shares_half(const DualPublicKey& other) const noexcept {
        return encryption == other.encryption || encryption == other.signing || signing == other.encryption || signing == other.signing;
    }

    friend bool operator==(const DualPublicKey&, const DualPublicKey&) noexcept = default;
};

}  // namespace coffer::proof
