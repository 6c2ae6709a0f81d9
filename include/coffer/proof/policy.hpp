// Policies: what a verifier requires of an enclave. Without a policy, a proof shows only that it is from some enclave.
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

/// Measurements are registers 0 to 3 of an enclave: those of a trusted image (0 to 2) and of the IAM role of its instance (3).
using Measurements = std::array<qos::Pcr, 4>;

/// Approvers requires that at least `threshold` of these keys approved the manifest, whatever set the manifest itself names.
struct Approvers {
    u32 threshold;                         ///< minimum number of approvals
    std::vector<qos::DualPublicKey> keys;  ///< keys whose approvals count
};

/// CommitmentRule states which commitment register must hold the ephemeral key and the manifest's hash (see qos::commitment_pcr). A
/// document with 16 registers has no commitment register.
enum class CommitmentRule : u8 {
    live_where_recorded,  ///< `live` if the document has 32 registers, otherwise `none`
    live,                 ///< register 17
    setup,                ///< register 16
    none,                 ///< no commitment is checked
};

/// CertificateTime is the time at which certificates must be valid: `now` that the caller passes, or the time of the attestation, which
/// must not be later than `now`.
enum class CertificateTime : u8 { now, attestation };

/// Policy is a set of rules that identifies trusted enclaves: it pins manifests, measurements or approvers. Copyable and movable; reading a
/// moved-from Policy ends the process (COFFER_INVARIANT). A const Policy may be used by several threads at once.
class Policy {
public:
    /// Rules holds the requirements, all of which must be met. An empty list requires nothing; otherwise one element must match.
    struct Rules {
        std::vector<ByteArray<32>> manifest_hashes;                       ///< SHA-256 of the manifest
        std::vector<Measurements> measurements;                           ///< registers 0 to 3
        std::optional<Approvers> approvers;                               ///< keys that approved the manifest
        std::vector<std::string> namespaces;                              ///< the manifest's namespace
        std::vector<qos::DualPublicKey> quorum_keys;                      ///< the manifest's quorum key
        std::vector<ByteArray<32>> pivot_hashes;                          ///< SHA-256 of the program
        CommitmentRule commitment = CommitmentRule::live_where_recorded;  ///< which commitment register is checked
        CertificateTime certificates_at = CertificateTime::now;           ///< time at which certificates must be valid
        bool allow_debug_mode = false;                                    ///< accept a manifest that runs the program in debug mode
    };

    /// from_rules returns a policy of these rules. Errors: policy_rule (an enumeration has a value that is not a member; a measurement with
    /// a register of zeros, as every enclave in debug mode has; approvers that share half of a key; a threshold of 0 or above the number of
    /// approvers), policy_required (neither manifests, measurements nor approvers are pinned).
    [[nodiscard]] static Result<Policy> from_rules(Rules rules);

    /// parse reads a policy file and returns the policy. `json`, at most 1 MiB: one JSON object, as docs/proofs.md defines it. Unknown
    /// fields and empty lists are errors. Errors: the json_, utf8_ and hex_ codes, those of qos::DualPublicKey::parse, json_value (in place
    /// of the policy_rule of from_rules), policy_required.
    [[nodiscard]] static Result<Policy> parse(std::string_view json);

    /// rules returns the requirements.
    [[nodiscard]] const Rules& rules() const noexcept COFFER_LIFETIMEBOUND { return *rules_; }

private:
    explicit Policy(Rules rules) noexcept : rules_(std::move(rules)) {}
    MoveChecked<Rules> rules_;
};

}  // namespace coffer::proof
