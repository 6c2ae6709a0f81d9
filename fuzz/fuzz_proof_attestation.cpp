// Attestation documents: nothing is accepted that the platform's root did not sign, and what reads as CBOR is read whole.
#include "coffer/proof/attestation.hpp"
#include "fuzz.hpp"
#include "proof/attestation_payload.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto root = proof::RootCertificate::aws_nitro_g1();
    constexpr auto before_every_leaf = UnixMillis::earliest();
    const auto payload = proof::parse_attestation_payload(input);
    if (fuzz::accepted(payload)) {
        fuzz::require(payload->claims.pcrs.size() == 16 || payload->claims.pcrs.size() == 32);
        fuzz::require(!payload->bundle.empty() && !payload->certificate.empty());
    }
    const auto document = proof::AttestationDocument::parse(input);
    if (fuzz::accepted(document)) fuzz::require(!fuzz::accepted(document->verify(root, before_every_leaf)));
    fuzz::require(!fuzz::accepted(proof::RootCertificate::parse(input)) || input.size() > 300);
}
