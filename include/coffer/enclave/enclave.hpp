// The other end: an enclave of one's own, so that whoever integrates coffer can test every flow offline. In a library of its own,
// coffer::enclave, that clients do not link.
#pragma once

#include <string>

#include "coffer/core/secret.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::enclave {

/// Enclave holds a master seed and the quorum keys derived from it. Its signing half is what clients are given as trust anchor. Secret;
/// move-only.
class Enclave {
public:
    /// generate draws a master seed. Errors: random_unavailable, and those of from_seed.
    [[nodiscard]] static Result<Enclave> generate();
    /// from_seed. Errors: private_key_zero, private_key_range (a seed in 2^32 has no keys).
    [[nodiscard]] static Result<Enclave> from_seed(SecretArray<32> master_seed);

    [[nodiscard]] const SecretArray<32>& master_seed() const noexcept COFFER_LIFETIMEBOUND { return master_seed_; }
    [[nodiscard]] const qos::QuorumKeys& keys() const noexcept COFFER_LIFETIMEBOUND { return keys_; }

    /// signed_message wraps `data` as {"version","data","dataSignature","enclaveQuorumPublic"}, signed with a hedged nonce. Errors:
    /// data_too_long (the text would be longer than max_bundle_bytes), random_unavailable, backend.
    [[nodiscard]] Result<std::string> signed_message(Bytes data) const;

private:
    Enclave(SecretArray<32> master_seed, qos::QuorumKeys keys) noexcept : master_seed_(std::move(master_seed)), keys_(std::move(keys)) {}
    SecretArray<32> master_seed_;
    qos::QuorumKeys keys_;
};

}  // namespace coffer::enclave
