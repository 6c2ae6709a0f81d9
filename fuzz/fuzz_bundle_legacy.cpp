// Messages of version 0: nothing is accepted without the signer's signature, and none is taken for one of version 1.
#include "coffer/bundle/legacy.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto key = PrivateKey<P256>::generate();
    static const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, key->public_key());
    const auto exported = bundle::SignedLegacyExport::parse(as_text(input));
    if (fuzz::accepted(exported)) fuzz::require(!fuzz::accepted(exported->verify(anchors)));
    const auto target = bundle::SignedLegacyTarget::parse(as_text(input));
    if (fuzz::accepted(target)) fuzz::require(!fuzz::accepted(target->verify(anchors)));
    fuzz::require(exported.has_value() + target.has_value() + bundle::SignedExport::parse(as_text(input)).has_value() <= 1);
}
