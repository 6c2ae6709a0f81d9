// Export and import messages as they come from the network: nothing is accepted without the signer's signature.
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto key = PrivateKey<P256>::generate();
    static const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, key->public_key());
    static const auto organization = bundle::OrganizationId::parse("organization");
    static const bundle::Owner owner{*organization, *bundle::UserId::parse("user")};
    const auto exported = bundle::SignedExport::parse(as_text(input));
    if (fuzz::accepted(exported)) fuzz::require(!fuzz::accepted(exported->verify(anchors, *organization)));
    const auto target = bundle::SignedImportTarget::parse(as_text(input));
    if (fuzz::accepted(target)) fuzz::require(!fuzz::accepted(target->verify(anchors, owner)));
    fuzz::require(exported.has_value() == target.has_value());
}
