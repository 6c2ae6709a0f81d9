// From a claim to its proof: app proof -> ephemeral key -> attestation -> platform, and attestation -> manifest -> policy.
#pragma once

#include <optional>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/proof/app_proof.hpp"
#include "coffer/proof/boot_proof.hpp"
#include "coffer/proof/policy.hpp"
#include "coffer/qos/commitment.hpp"

namespace coffer::proof {

/// VerifiedBoot is an enclave that the policy allows, and the key that it made.
class VerifiedBoot {
public:
    [[nodiscard]] const qos::DualPublicKey& ephemeral_key() const noexcept COFFER_LIFETIMEBOUND { return ephemeral_key_; }
    [[nodiscard]] const AttestationClaims& attestation() const noexcept COFFER_LIFETIMEBOUND { return *attestation_; }
    [[nodiscard]] const qos::Manifest& manifest() const noexcept COFFER_LIFETIMEBOUND { return manifest_; }
    /// approvals is how many members of the manifest's own set approved it.
    [[nodiscard]] std::size_t approvals() const noexcept { return approvals_; }
    /// commitment is the phase whose register was checked, if one was.
    [[nodiscard]] std::optional<qos::Phase> commitment() const noexcept { return commitment_; }

private:
    friend Result<VerifiedBoot> verify_boot(const BootProof&, const Policy&, const RootCertificate&, UnixMillis);
    VerifiedBoot(const qos::DualPublicKey& key, AttestationClaims attestation, qos::Manifest manifest, std::size_t approvals,
                 std::optional<qos::Phase> commitment)
        : ephemeral_key_(key),
          attestation_(std::move(attestation)),
          manifest_(std::move(manifest)),
          approvals_(approvals),
          commitment_(commitment) {}

    qos::DualPublicKey ephemeral_key_;
    MoveChecked<AttestationClaims> attestation_;
    qos::Manifest manifest_;
    std::size_t approvals_;
    std::optional<qos::Phase> commitment_;
};

/// VerifiedProof is a claim and the enclave that made it. Only verify_proof makes one.
class VerifiedProof {
public:
    [[nodiscard]] const AppClaims& claims() const noexcept COFFER_LIFETIMEBOUND { return *claims_; }
    [[nodiscard]] const VerifiedBoot& boot() const noexcept COFFER_LIFETIMEBOUND { return boot_; }

private:
    friend Result<VerifiedProof> verify_proof(const AppProof&, const BootProof&, const Policy&, const RootCertificate&, UnixMillis);
    VerifiedProof(AppClaims claims, VerifiedBoot boot) : claims_(std::move(claims)), boot_(std::move(boot)) {}

    MoveChecked<AppClaims> claims_;
    VerifiedBoot boot_;
};

/// verify_boot checks, in this order: the chain under `root` and the attestation's signature (the errors of AttestationDocument::verify;
/// where the policy judges certificates at the attestation's time, not_yet_valid for one that is later than `now`); no nonce, which only
/// a live request would have (claim_mismatch); that the attested key is the proof's (public_key_mismatch); registers 0 to 2 not zero
/// (debug_mode); the manifest's hash as user data (user_data_mismatch); the envelope's manifest (envelope_mismatch) and all its approvals
/// (those of qos::check_approvals, quorum_not_reached below the manifest's own threshold); registers 0 to 3 as the manifest has them
/// (measurement_mismatch, at: register); the program's debug mode (debug_mode); then the policy: manifests (manifest_mismatch),
/// measurements (measurement_mismatch), approvers (quorum_not_reached), namespace and program (claim_mismatch), quorum key
/// (public_key_mismatch), commitment (commitment_mismatch). Public data.
[[nodiscard]] Result<VerifiedBoot> verify_boot(const BootProof& boot, const Policy& policy, const RootCertificate& root, UnixMillis now);

/// verify_proof is verify_boot, then that the app proof's key is the enclave's (public_key_mismatch), then AppProof::verify.
[[nodiscard]] Result<VerifiedProof> verify_proof(const AppProof& app, const BootProof& boot, const Policy& policy,
                                                 const RootCertificate& root, UnixMillis now);

}  // namespace coffer::proof
