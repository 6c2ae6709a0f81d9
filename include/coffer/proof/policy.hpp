// What a verifier demands of an enclave. Without it a proof says no more than that somebody runs one.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/proof/attestation.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::proof {

/// Measurements are registers 0 to 3 of an image that is trusted, in the role in which it is.
using Measurements = std::array<qos::Pcr, 4>;

/// Approvers: so many of these keys must have approved the manifest, whatever set it names itself.
struct Approvers {
    u32 threshold;
    std::vector<qos::DualPublicKey> keys;
};

/// CommitmentRule says which commitment register must hold this key and manifest. Documents of 16 registers have none.
enum class CommitmentRule : u8 {
    live_where_recorded,  ///< live, where the document has 32 registers
    live,
    setup,
    none,
};

/// CertificateTime is the time at which certificates must be valid: the caller's, or that of the attestation, which must not lie after it.
enum class CertificateTime : u8 { now, attestation };

/// Policy pins at least one of: manifests, measurements, approvers.
class Policy {
public:
    /// Rules: an empty list demands nothing.
    struct Rules {
        std::vector<ByteArray<32>> manifest_hashes;
        std::vector<Measurements> measurements;
        std::optional<Approvers> approvers;
        std::vector<std::string> namespaces;
        std::vector<qos::DualPublicKey> quorum_keys;
        std::vector<ByteArray<32>> pivot_hashes;
        CommitmentRule commitment = CommitmentRule::live_where_recorded;
        CertificateTime certificates_at = CertificateTime::now;
        bool allow_debug_mode = false;
    };

    /// make. Errors: policy_required (nothing is pinned), policy_rule (two approvers with one half of a key in common, a threshold of 0 or
    /// above their number, registers of zeros, which every enclave in debug mode has).
    [[nodiscard]] static Result<Policy> from_rules(Rules rules);

    /// parse reads the file of docs/proofs.md: one JSON object, every member known. Errors: policy_required; json_value, also for what make
    /// calls policy_rule; the other json_, the utf8_, hex_ and public_key_ codes.
    [[nodiscard]] static Result<Policy> parse(std::string_view json);

    [[nodiscard]] const Rules& rules() const noexcept COFFER_LIFETIMEBOUND { return *rules_; }

private:
    explicit Policy(Rules rules) noexcept : rules_(std::move(rules)) {}
    MoveChecked<Rules> rules_;
};

}  // namespace coffer::proof
