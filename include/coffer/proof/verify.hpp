// Verification of a claim: app proof -> ephemeral key -> attestation -> platform root, and attestation -> manifest -> policy.
#pragma once

#include <optional>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/proof/app_proof.hpp"
#include "coffer/proof/boot_proof.hpp"
#include "coffer/proof/policy.hpp"
#include "coffer/qos/commitment.hpp"

namespace coffer::proof {

/// VerifiedBoot describes an enclave that satisfies a policy, and the ephemeral key that it generated at boot. Only verify_boot makes one.
/// Copyable and movable; reading the attestation or the manifest's content of a moved-from object ends the process (COFFER_INVARIANT).
class VerifiedBoot {
public:
    /// ephemeral_key returns the key that the enclave generated at boot.
    [[nodiscard]] const qos::DualPublicKey& ephemeral_key() const noexcept COFFER_LIFETIMEBOUND { return ephemeral_key_; }
    /// attestation returns the claims of the attestation document.
    [[nodiscard]] const AttestationClaims& attestation() const noexcept COFFER_LIFETIMEBOUND { return *attestation_; }
    /// manifest returns the manifest that the enclave booted from.
    [[nodiscard]] const qos::Manifest& manifest() const noexcept COFFER_LIFETIMEBOUND { return manifest_; }
    /// approvals returns how many members of the manifest's own set approved it.
    [[nodiscard]] std::size_t approvals() const noexcept { return approvals_; }
    /// commitment returns the phase whose commitment register was checked, or nothing if none was.
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

/// VerifiedProof holds a claim and the enclave that made it. Only verify_proof makes one. Copyable and movable; reading the claims of a
/// moved-from object ends the process (COFFER_INVARIANT).
class VerifiedProof {
public:
    /// claims returns the claim of the enclave's program.
    [[nodiscard]] const AppClaims& claims() const noexcept COFFER_LIFETIMEBOUND { return *claims_; }
    /// boot returns the enclave that made the claim.
    [[nodiscard]] const VerifiedBoot& boot() const noexcept COFFER_LIFETIMEBOUND { return boot_; }

private:
    friend Result<VerifiedProof> verify_proof(const AppProof&, const BootProof&, const Policy&, const RootCertificate&, UnixMillis);
    VerifiedProof(AppClaims claims, VerifiedBoot boot) : claims_(std::move(claims)), boot_(std::move(boot)) {}

    MoveChecked<AppClaims> claims_;
    VerifiedBoot boot_;
};

/// verify_boot verifies a boot proof against a policy and returns the enclave that it describes. `now`: the current time.
///
/// Errors about the attestation: not_yet_valid (a policy with CertificateTime::attestation and an attestation later than `now`); those of
/// AttestationDocument::verify; claim_mismatch (a nonce, which only the answer to a live request has); public_key_mismatch (the attested
/// key is not the boot proof's); debug_mode (one of registers 0 to 2 is zero).
///
/// Errors about the manifest: user_data_mismatch (the attested user data is not the manifest's hash); envelope_mismatch (the envelope has
/// another manifest); those of qos::check_approvals for the manifest set; quorum_not_reached (below the manifest's own threshold); those of
/// qos::check_approvals for the share set; measurement_mismatch (registers 0 to 3 differ from the manifest; at: register); debug_mode (the
/// program runs in debug mode and the policy does not allow it).
///
/// Errors about the policy: manifest_mismatch, measurement_mismatch, quorum_not_reached (approvers), claim_mismatch (namespace),
/// public_key_mismatch (quorum key), claim_mismatch (program), commitment_mismatch (at: register). Public data.
[[nodiscard]] Result<VerifiedBoot> verify_boot(const BootProof& boot, const Policy& policy, const RootCertificate& root, UnixMillis now);

/// verify_proof verifies an app proof and the boot proof of its enclave against a policy, and returns the claim. Errors: those of
/// verify_boot; public_key_mismatch (the app proof's key is not the enclave's ephemeral key); those of AppProof::verify. Public data.
[[nodiscard]] Result<VerifiedProof> verify_proof(const AppProof& app, const BootProof& boot, const Policy& policy,
                                                 const RootCertificate& root, UnixMillis now);

}  // namespace coffer::proof
