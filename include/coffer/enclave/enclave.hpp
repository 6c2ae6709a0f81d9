// A test enclave: the service's side of every flow, for testing an integration offline. It is a separate library, coffer::enclave, which
// clients do not link.
#pragma once

#include <string>

#include "coffer/core/secret.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::enclave {

/// Enclave holds a master seed and the quorum keys that are derived from it. Clients use its signing key as trust anchor. Secret;
/// move-only.
class Enclave {
public:
    /// generate returns an enclave with a random master seed. Errors: random_unavailable, those of from_seed.
    [[nodiscard]] static Result<Enclave> generate();
    /// from_seed returns the enclave with this master seed. Errors: those of qos::QuorumKeys::derive. Secret.
    [[nodiscard]] static Result<Enclave> from_seed(SecretArray<32> master_seed);

    /// master_seed returns the master seed. Secret.
    [[nodiscard]] const SecretArray<32>& master_seed() const noexcept COFFER_LIFETIMEBOUND { return master_seed_; }
    /// keys returns the keys that are derived from the master seed. Secret.
    [[nodiscard]] const qos::QuorumKeys& keys() const noexcept COFFER_LIFETIMEBOUND { return keys_; }

    /// signed_message returns the JSON object `{"version","data","dataSignature","enclaveQuorumPublic"}` with `data` and its signature by
    /// the signing key (ECDSA with a hedged nonce). Errors: random_unavailable, backend, data_too_long (the JSON text would be longer than
    /// bundle::max_bundle_bytes).
    [[nodiscard]] Result<std::string> signed_message(Bytes data) const;

private:
    Enclave(SecretArray<32> master_seed, qos::QuorumKeys keys) noexcept : master_seed_(std::move(master_seed)), keys_(std::move(keys)) {}
    SecretArray<32> master_seed_;
    qos::QuorumKeys keys_;
};

}  // namespace coffer::enclave
