#include "coffer/proof/verify.hpp"

#include <algorithm>

#include "coffer/qos/manifest.hpp"
#include "core/try.hpp"

namespace coffer::proof {
namespace {

constexpr qos::Pcr zeros{};

template <typename T>
bool allows(const std::vector<T>& list, const T& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
}

Result<AttestationClaims> check_attestation(const BootProof& boot, const Policy::Rules& rules, const RootCertificate& root,
                                            UnixMillis now) {
    const UnixMillis attested = boot.attestation.unverified_timestamp();
    const bool at_attestation = rules.certificates_at == CertificateTime::attestation;
    if (at_attestation && attested > now) return fail(Errc::not_yet_valid, "timestamp");
    COFFER_TRY(const VerifiedAttestation verified, boot.attestation.verify(root, at_attestation ? attested : now));
    const AttestationClaims& claims = verified.claims();
    if (claims.nonce) return fail(Errc::claim_mismatch, "nonce");
    if (!claims.public_key || !std::ranges::equal(*claims.public_key, boot.ephemeral_key.bytes()))
        return fail(Errc::public_key_mismatch, "ephemeralPublicKeyHex");
    if (std::find(claims.pcrs.begin(), claims.pcrs.begin() + 3, zeros) != claims.pcrs.begin() + 3) return fail(Errc::debug_mode, "pcrs");
    return claims;
}

// Returns the number of approvals.
Result<std::size_t> check_manifest(const BootProof& boot, const Policy::Rules& rules, const AttestationClaims& claims) {
    const qos::ManifestContent& content = boot.manifest.content();
    if (!claims.user_data || !std::ranges::equal(*claims.user_data, boot.manifest.hash()))
        return fail(Errc::user_data_mismatch, "user_data");
    if (boot.envelope.manifest != boot.manifest) return fail(Errc::envelope_mismatch, "qosManifestEnvelopeB64");
    COFFER_TRY(const std::size_t approvals,
               qos::check_approvals(boot.manifest, content.manifest_set, boot.envelope.manifest_set_approvals));
    COFFER_CHECK(qos::check_quorum(content.manifest_set, approvals, "manifestSet"));
    COFFER_CHECK(qos::check_approvals(boot.manifest, content.share_set, boot.envelope.share_set_approvals));
    for (std::size_t i = 0; i < content.enclave.pcrs.size(); ++i) {
        if (content.enclave.pcrs[i] != claims.pcrs[i]) return fail(Errc::measurement_mismatch, i, "manifest");
    }
    if (content.pivot.debug_mode && !rules.allow_debug_mode) return fail(Errc::debug_mode, "manifest");
    return approvals;
}

// check_manifest has verified the approvals: each is validly signed, and by a different member.
bool approved_by(const qos::ManifestEnvelope& envelope, const Approvers& approvers) {
    const auto counts = [&](const qos::Approval& approval) {
        return std::ranges::any_of(
            approvers.keys, [&](const qos::DualPublicKey& key) { return std::ranges::equal(key.bytes(), approval.member.public_key); });
    };
    return std::ranges::count_if(envelope.manifest_set_approvals, counts) >= static_cast<std::ptrdiff_t>(approvers.threshold);
}

bool is_quorum_key(const std::vector<qos::DualPublicKey>& keys, const std::vector<u8>& bytes) {
    return keys.empty() || std::ranges::any_of(keys, [&](const qos::DualPublicKey& key) { return std::ranges::equal(key.bytes(), bytes); });
}

Status check_pins(const BootProof& boot, const Policy::Rules& rules, const AttestationClaims& claims) {
    const qos::ManifestContent& content = boot.manifest.content();
    if (!allows(rules.manifest_hashes, boot.manifest.hash())) return fail(Errc::manifest_mismatch, "manifestHashes");
    Measurements measured;
    std::copy_n(claims.pcrs.begin(), measured.size(), measured.begin());
    if (!allows(rules.measurements, measured)) return fail(Errc::measurement_mismatch, "measurements");
    if (rules.approvers && !approved_by(boot.envelope, *rules.approvers)) return fail(Errc::quorum_not_reached, "policy");
    if (!allows(rules.namespaces, content.name_space.name)) return fail(Errc::claim_mismatch, "namespaces");
    if (!is_quorum_key(rules.quorum_keys, content.name_space.quorum_key)) return fail(Errc::public_key_mismatch, "quorumKeys");
    if (!allows(rules.pivot_hashes, content.pivot.hash)) return fail(Errc::claim_mismatch, "pivotHashes");
    return Ok{};
}

std::optional<qos::Phase> phase_of(CommitmentRule rule, const AttestationClaims& claims) noexcept {
    switch (rule) {
        case CommitmentRule::live: return qos::Phase::live;
        case CommitmentRule::setup: return qos::Phase::setup;
        case CommitmentRule::live_where_recorded: break;
        case CommitmentRule::none: return std::nullopt;
    }
    return claims.pcrs.size() > qos::commitment_register(qos::Phase::live) ? std::optional(qos::Phase::live) : std::nullopt;
}

Status check_commitment(std::optional<qos::Phase> phase, const BootProof& boot, const AttestationClaims& claims) {
    if (!phase) return Ok{};
    const std::size_t index = qos::commitment_register(*phase);
    const qos::Pcr expected = qos::commitment_pcr(*phase, boot.manifest.hash(), boot.ephemeral_key.bytes());
    if (index >= claims.pcrs.size() || claims.pcrs[index] != expected) return fail(Errc::commitment_mismatch, index, "pcrs");
    return Ok{};
}

}  // namespace

Result<VerifiedBoot> verify_boot(const BootProof& boot, const Policy& policy, const RootCertificate& root, UnixMillis now) {
    const Policy::Rules& rules = policy.rules();
    COFFER_TRY(AttestationClaims claims, check_attestation(boot, rules, root, now));
    COFFER_TRY(const std::size_t approvals, check_manifest(boot, rules, claims));
    COFFER_CHECK(check_pins(boot, rules, claims));
    const std::optional<qos::Phase> phase = phase_of(rules.commitment, claims);
    COFFER_CHECK(check_commitment(phase, boot, claims));
    return VerifiedBoot(boot.ephemeral_key, std::move(claims), boot.manifest, approvals, phase);
}

Result<VerifiedProof> verify_proof(const AppProof& app, const BootProof& boot, const Policy& policy, const RootCertificate& root,
                                   UnixMillis now) {
    COFFER_TRY(VerifiedBoot enclave, verify_boot(boot, policy, root, now));
    if (app.key() != enclave.ephemeral_key()) return fail(Errc::public_key_mismatch, "publicKey");
    COFFER_TRY(AppClaims claims, app.verify());
    return VerifiedProof(std::move(claims), std::move(enclave));
}

}  // namespace coffer::proof
