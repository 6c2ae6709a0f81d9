// Manifests and envelopes, borsh and JSON: what is accepted says the same again, and borsh has one spelling.
#include "coffer/proof/manifest.hpp"
#include "coffer/proof/qos_json.hpp"
#include "fuzz.hpp"
#include "proof/manifest_access.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto manifest = proof::Manifest::parse(input);
    if (fuzz::accepted(manifest)) {
        const auto again = proof::Manifest::parse(manifest->encoded());
        // An empty list of v1 may read as v0 too, which parse refuses: then only the writer is asked.
        if (again) fuzz::require(again->hash() == manifest->hash());
        if (manifest->version() != proof::ManifestVersion::v2)
            fuzz::require(fuzz::same(proof::encode_borsh(manifest->version(), manifest->content()), manifest->encoded()));
    }
    const auto envelope = proof::ManifestEnvelope::parse(input);
    if (fuzz::accepted(envelope)) fuzz::require(!envelope->manifest.encoded().empty());
    const auto canonical = proof::canonical_qos_json(as_text(input));
    if (fuzz::accepted(canonical)) {
        const auto again = proof::canonical_qos_json(*canonical);
        fuzz::require(!again || *again == *canonical);
    }
}
