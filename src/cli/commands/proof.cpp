// verify proof: verifies an enclave's claim against the platform's root certificate and the caller's policy.
#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/proof/verify.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

void print_details(Record& record, const proof::AppClaims& claims) {
    if (const auto* derivation = std::get_if<proof::AddressDerivation>(&claims.details)) {
        record.text("organizationId", derivation->organization_id);
        if (derivation->wallet_id) record.text("walletId", *derivation->wallet_id);
        if (derivation->derivation_path) record.text("derivationPath", *derivation->derivation_path);
        record.text("address", derivation->address);
    }
    if (const auto* policy = std::get_if<proof::PolicyOutcome>(&claims.details)) {
        record.text("organizationId", policy->organization_id).text("outcome", policy->outcome);
    }
}

void print_manifest(Record& record, const proof::VerifiedBoot& boot) {
    constexpr std::array<std::string_view, 3> versions{"v0", "v1", "v2"};
    const qos::Manifest& manifest = boot.manifest();
    const qos::ManifestContent& content = manifest.content();
    record.text("hash", hex::encode(manifest.hash()))
        .text("version", versions[static_cast<std::size_t>(manifest.version())])
        .text("namespace", content.name_space.name)
        .number("nonce", content.name_space.nonce)
        .text("quorumKey", hex::encode(content.name_space.quorum_key))
        .text("pivotHash", hex::encode(content.pivot.hash))
        .boolean("debugMode", content.pivot.debug_mode)
        .number("approvals", boot.approvals())
        .number("threshold", content.manifest_set.threshold);
}

void print_attestation(Record& record, const proof::AttestationClaims& claims) {
    constexpr std::array<std::string_view, 4> names{"pcr0", "pcr1", "pcr2", "pcr3"};
    record.text("moduleId", claims.module_id).number("timestampMs", claims.timestamp.value());
    for (std::size_t i = 0; i < names.size(); ++i) record.text(names[i], hex::encode(claims.pcrs[i]));
}

std::string_view commitment_name(std::optional<qos::Phase> phase) {
    if (!phase) return "none";
    return *phase == qos::Phase::live ? "live" : "setup";
}

Result<int> verify_proof(Context& context) {
    COFFER_TRY(const UnixMillis now, time_or_now(context.arguments));
    COFFER_TRY(const SecretBytes policy_text, context.input.file("policy-file"));
    COFFER_TRY(const SecretBytes app_text, context.input.file("app-proof-file"));
    COFFER_TRY(const SecretBytes boot_text, context.input.file("boot-proof-file"));
    COFFER_TRY(const auto policy, named(proof::Policy::parse(as_text(policy_text.reveal())), "policy"));
    COFFER_TRY(const auto app, named(proof::AppProof::parse(as_text(app_text.reveal())), "app proof"));
    COFFER_TRY(const auto boot, named(proof::BootProof::parse(as_text(boot_text.reveal())), "boot proof"));
    const auto root = proof::RootCertificate::aws_nitro_g1();
    COFFER_TRY(const auto verified, named(proof::verify_proof(app, boot, policy, root, now), "proof"));
    const proof::AppClaims& claims = verified.claims();
    Record record(context.output);
    record.boolean("valid", true).text("type", claims.type).text("timestampMs", std::to_string(claims.timestamp.value()));
    print_details(record, claims);
    record.text("proofPayload", claims.payload)
        .text("ephemeralPublicKey", hex::encode(verified.boot().ephemeral_key().bytes()))
        .object("manifest", [&](Record& nested) { print_manifest(nested, verified.boot()); })
        .object("attestation", [&](Record& nested) { print_attestation(nested, verified.boot().attestation()); })
        .text("commitment", commitment_name(verified.boot().commitment()));
    return 0;
}

constexpr auto options = std::to_array<Option>({
    Option{"app-proof-file", ValueKind::file, "FILE", "app proof: statement signed by the enclave application", true},
    Option{"boot-proof-file", ValueKind::file, "FILE", "boot proof: attestation, manifest and approvals", true},
    Option{"policy-file", ValueKind::file, "FILE", "policy: allowed manifests, measurements or approvers", true},
    now_option,
});

constexpr auto rows = std::to_array<Command>({
    Command{"verify proof", "Verify an enclave proof against a policy", options, verify_proof},
});

}  // namespace

std::span<const Command> proof_commands() {
    return rows;
}

}  // namespace coffer::cli
