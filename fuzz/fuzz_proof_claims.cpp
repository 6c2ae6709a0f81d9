// App proofs, boot proofs and policies as JSON.
#include "coffer/proof/verify.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto root = proof::RootCertificate::aws_nitro_g1();
    static const auto now = *UnixMillis::from_milliseconds(1'758'057'949'422);
    static const auto pinned = [] {
        proof::Policy::Rules rules;
        rules.manifest_hashes.push_back({});
        return proof::Policy::from_rules(std::move(rules));
    }();
    const auto app = proof::AppProof::parse(as_text(input));
    if (fuzz::accepted(app)) {
        const auto claims = app->verify();
        if (fuzz::accepted(claims)) fuzz::require(!claims->type.empty() && !claims->payload.empty());
    }
    const auto boot = proof::BootProof::parse(as_text(input));
    // No manifest has a hash of zeros.
    if (fuzz::accepted(boot)) fuzz::require(!fuzz::accepted(proof::verify_boot(*boot, *pinned, root, now)));
    const auto policy = proof::Policy::parse(as_text(input));
    if (fuzz::accepted(policy)) {
        const proof::Policy::Rules& rules = policy->rules();
        fuzz::require(!rules.manifest_hashes.empty() || !rules.measurements.empty() || rules.approvers.has_value());
    }
}
