// Code that must not compile: opening or sealing to a bundle that was not verified, and making a verified bundle without verify.
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/bundle/legacy.hpp"

using namespace coffer;
using namespace coffer::bundle;

void use(const SignedExport& signed_export, const SignedImportTarget& target, const TrustAnchors& anchors,
         const OrganizationId& organization, const Owner& owner, const KeyPair<P256>& encryption_key, const SecretText& phrase,
         SealedMessage message, SecretBytes bytes, const PublicKey<P256>& key, const SignedLegacyExport& legacy) {
    if (const auto verified = signed_export.verify(anchors, organization)) (void)verified->open(encryption_key);
    if (const auto verified = target.verify(anchors, owner)) (void)verified->seal_mnemonic(phrase, nullptr);
    if (const auto verified = legacy.verify(anchors)) (void)verified->open(encryption_key);
#if COFFER_CASE == 1
    (void)signed_export.open(encryption_key);
#elif COFFER_CASE == 2
    (void)target.seal_mnemonic(phrase, nullptr);
#elif COFFER_CASE == 3
    const VerifiedExport made(std::move(message));
#elif COFFER_CASE == 4
    const OpenedExport made(std::move(bytes));
#elif COFFER_CASE == 5
    const VerifiedImportTarget made(key);
#elif COFFER_CASE == 6
    (void)signed_export.verify(organization);
#elif COFFER_CASE == 7
    (void)signed_export.verify(anchors);
#elif COFFER_CASE == 8
    (void)signed_export.verify(anchors, "");
#elif COFFER_CASE == 9
    (void)target.verify(anchors, organization);
#elif COFFER_CASE == 10
    (void)VerifiedExport::read({}, organization);
#elif COFFER_CASE == 11
    const KeyPair<P256> copy = encryption_key;
#elif COFFER_CASE == 12
    const OrganizationId empty{};
#elif COFFER_CASE == 13
    (void)legacy.open(encryption_key);
#elif COFFER_CASE == 14
    const VerifiedLegacyExport made(std::move(message));
#endif
}
