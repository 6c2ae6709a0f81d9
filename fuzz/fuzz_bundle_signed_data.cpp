// The signed members behind a right signature, as a signer that lost its mind would make them.
#include <string>

#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/encoding/hex.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto organization = bundle::OrganizationId::parse("o");
    static const bundle::Owner owner{*organization, *bundle::UserId::parse("u")};
    static const auto encryption_key = KeyPair<P256>::generate();
    if (input.size() > 16 * 1024) return;
    const std::string json = R"({"version":"v1.0.0","data":")" + hex::encode(input) + R"(","dataSignature":"","enclaveQuorumPublic":""})";
    bool exported_accepted = false;
    if (const auto exported = bundle::SignedExport::parse(json)) {
        const auto verified = bundle::VerifiedExport::dangerously_assume_verified(*exported, *organization);
        exported_accepted = fuzz::accepted(verified);
        if (exported_accepted) (void)fuzz::accepted(verified->open(*encryption_key));
    } else {
        fuzz::require(false);
    }
    if (const auto target = bundle::SignedImportTarget::parse(json)) {
        const auto verified = bundle::VerifiedImportTarget::dangerously_assume_verified(*target, owner);
        fuzz::require(!(fuzz::accepted(verified) && exported_accepted));
    }
}
