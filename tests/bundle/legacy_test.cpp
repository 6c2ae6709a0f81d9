// Version 0 bundles, which are parsed only by their own type.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/legacy.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::SignedLegacyExport;
using bundle::SignedLegacyTarget;
using bundle::TrustAnchors;

TrustAnchors anchors_of(const Record& inputs) {
    return TrustAnchors().with(bundle::SignerRole::signer, value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
}

void check_common(const Record& record, const Record& expected) {
    EXPECT_EQ(record.text("coffer"), "accept");
    EXPECT_TRUE(expected.boolean("signature_valid"));
    EXPECT_FALSE(expected.boolean("signature_valid_under_prod_key"));
    expected.ignore("signature_covers", "prose");
}

TEST(Legacy, PublishedExport) {
    for (const Record& record : VectorFile::load("bundle/export.json").list("export_bundle_v0")) {
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        check_common(record, expected);
        const auto json = inputs.text("bundle");
        const auto bundle = value_of(SignedLegacyExport::parse(json));
        EXPECT_TRUE(bundle.verify(anchors_of(inputs)));
        EXPECT_EQ(error_of(bundle.verify(TrustAnchors::production())), Errc::signature_invalid);
        EXPECT_FALSE(expected.boolean("ciphertext_bound_by_signature"));
        EXPECT_EQ(expected.natural("plaintext_length"), 32U);
        // Never as another kind.
        EXPECT_EQ(error_of(bundle::SignedExport::parse(json)), Errc::foreign_member);
        EXPECT_EQ(error_of(bundle::ClientMessage::parse(json)), Errc::foreign_member);
        EXPECT_EQ(error_of(SignedLegacyTarget::parse(json)), Errc::foreign_member);
    }
}

TEST(Legacy, PublishedTarget) {
    for (const Record& record : VectorFile::load("bundle/import.json").list("import_bundle_v0")) {
        const Record inputs = record.record("inputs");
        check_common(record, record.record("expected"));
        const auto json = inputs.text("bundle");
        const auto bundle = value_of(SignedLegacyTarget::parse(json));
        EXPECT_NE(json.find(to_hex(value_of(bundle.verify(anchors_of(inputs))).uncompressed())), std::string::npos);
        EXPECT_EQ(error_of(bundle.verify(TrustAnchors::production())), Errc::signature_invalid);
        EXPECT_EQ(error_of(bundle::SignedImportTarget::parse(json)), Errc::foreign_member);
        EXPECT_EQ(error_of(SignedLegacyExport::parse(json)), Errc::foreign_member);
    }
}

TextMembers legacy_export() {
    const auto message = TestEnclave::sealed(as_bytes(phrase));
    const auto point = message.encapsulated_key().uncompressed();
    const auto signature = value_of(sign_digest(TestEnclave::signer(), sha256(point), Nonce::deterministic));
    return {{"encappedPublic", json_text(to_hex(point))},
            {"encappedPublicSignature", json_text(to_hex(signature.der().bytes()))},
            {"ciphertext", json_text(to_hex(message.ciphertext()))}};
}

Result<bundle::OpenedExport> open_legacy(const TextMembers& members, const TrustAnchors& anchors = TestEnclave::anchors()) {
    return SignedLegacyExport::parse(json_of(members))
        .and_then([&](SignedLegacyExport bundle) { return bundle.verify(anchors); })
        .and_then([](bundle::VerifiedLegacyExport bundle) { return bundle.open(TestEnclave::receiver()); });
}

TEST(Legacy, OpensAndRefuses) {
    EXPECT_EQ(as_text(value_of(value_of(open_legacy(legacy_export())).wallet()).phrase.reveal()), phrase);
    EXPECT_EQ(error_of(open_legacy(legacy_export(), TrustAnchors())), Errc::signer_unknown);
    EXPECT_EQ(error_of(open_legacy(legacy_export(), TrustAnchors::production())), Errc::signature_invalid);

    auto members = legacy_export();
    members.push_back({"enclaveQuorumPublic", json_text("00")});  // this field is ignored
    EXPECT_TRUE(open_legacy(members));
    members.back().value = "null";
    EXPECT_EQ(error_of(open_legacy(members)), Errc::json_wrong_type);
    for (const char* name : {"version", "data", "dataSignature", "targetPublic", "organizationId", "userId", "targetPublicSignature"}) {
        members.back() = {name, json_text("v1.0.0")};
        EXPECT_EQ(error_of(open_legacy(members)), Errc::foreign_member) << name;
    }
    for (std::size_t i = 0; i < legacy_export().size(); ++i) {
        members = legacy_export();
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(error_of(open_legacy(members)), Errc::json_missing_member);
        members = legacy_export();
        members.push_back(members[i]);
        EXPECT_EQ(error_of(open_legacy(members)), Errc::json_duplicate_member);
    }
}

TEST(Legacy, TheCiphertextIsNotBound) {
    // The weakness of this version: the signature of one message is also valid with the ciphertext of another. HPKE still binds the
    // ciphertext to the key.
    auto members = legacy_export();
    auto ciphertext = from_hex(std::string(members[2].value.begin() + 1, members[2].value.end() - 1));
    ciphertext[0] = static_cast<u8>(ciphertext[0] ^ 1);
    members[2].value = json_text(to_hex(ciphertext));
    EXPECT_TRUE(value_of(SignedLegacyExport::parse(json_of(members))).verify(TestEnclave::anchors()));
    EXPECT_EQ(error_of(open_legacy(members)), Errc::aead_open);
}

}  // namespace
}  // namespace coffer::testing
