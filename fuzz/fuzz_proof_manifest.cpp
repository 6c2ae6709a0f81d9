// Manifests and envelopes, borsh and JSON: what is accepted says the same again, and borsh has one spelling.
#include "coffer/qos/manifest.hpp"
#include "fuzz.hpp"
#include "qos/access.hpp"
#include "qos/canonical_json.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto manifest = qos::Manifest::parse(input);
    if (fuzz::accepted(manifest)) {
        const auto again = qos::Manifest::parse(manifest->encoded());
        // An empty list of v1 may read as v0 too, which parse refuses: then only the writer is asked.
        if (again) fuzz::require(again->hash() == manifest->hash());
        if (manifest->version() != qos::ManifestVersion::v2)
            fuzz::require(fuzz::same(qos::encode_borsh(manifest->version(), manifest->content()), manifest->encoded()));
    }
    const auto envelope = qos::ManifestEnvelope::parse(input);
    if (fuzz::accepted(envelope)) fuzz::require(!envelope->manifest.encoded().empty());
    const auto canonical = qos::canonical_json(as_text(input));
    if (fuzz::accepted(canonical)) {
        const auto again = qos::canonical_json(*canonical);
        fuzz::require(!again || *again == *canonical);
    }
}
