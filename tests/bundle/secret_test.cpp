// Secret bundles in both directions, and embedded keys, which replace the user's encryption key.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/secret.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::VerifiedEmbeddedKey;
using bundle::VerifiedSecret;
using bundle::VerifiedSecretTarget;

TEST(Secret, PublishedIngress) {
    for (const Record& record : VectorFile::load("bundle/secret.json").list("secret_bundle")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer,
                                                         value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
        const auto target = value_of(
            verify<VerifiedSecretTarget>(inputs.text("ingress_target_bundle"), organization_id(inputs.text("organization_id")), anchors));
        EXPECT_EQ(to_hex(target.target().uncompressed()), expected.text("target_public_key_hex"));

        const auto enclave = KeyPair<P256>::from_private_key(private_key(inputs.hex("target_private_key_hex")));
        EXPECT_EQ(enclave.public_key(), target.target());
        const auto sealed = value_of(bundle::ClientMessage::parse(inputs.text("secret_payload")));
        EXPECT_EQ(as_text(value_of(sealed.message().open(enclave)).reveal()), expected.text("plaintext_utf8"));
        const auto plaintext = expected.text("plaintext_utf8");
        const auto ours = value_of(target.seal(as_bytes(plaintext)));
        EXPECT_EQ(as_text(value_of(ours.message().open(enclave)).reveal()), plaintext);
    }
}

TEST(Secret, BytesOfAnyKindSurvive) {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
    for (const std::string& plaintext : {bytes, std::string(), std::string("\n\r\n"), std::string("text")}) {
        const auto verified =
            value_of(verify<VerifiedSecret>(TestEnclave::signed_text(TestEnclave::export_members(plaintext)), organization_id()));
        const auto opened = value_of(verified.open(TestEnclave::receiver()));
        EXPECT_EQ(as_text(opened.reveal()), plaintext);
        EXPECT_EQ(opened.text().has_value(), plaintext != bytes);
        const auto target = value_of(
            verify<VerifiedSecretTarget>(TestEnclave::signed_text(without(TestEnclave::import_members(), "userId")), organization_id()));
        const auto message = value_of(target.seal(as_bytes(plaintext)));
        EXPECT_EQ(as_text(value_of(message.message().open(TestEnclave::receiver())).reveal()), plaintext);
    }
    const auto target = value_of(verify<VerifiedSecretTarget>(TestEnclave::signed_text(TestEnclave::import_members()), organization_id()));
    EXPECT_EQ(error_of(target.seal(std::vector<u8>(bundle::ClientMessage::max_plaintext + 1))), Errc::data_too_long);
}

TEST(Secret, TargetsAndSecretsAreNotTakenForEachOther) {
    const auto exported = TestEnclave::signed_text(TestEnclave::export_members());
    const auto target = TestEnclave::signed_text(without(TestEnclave::import_members(), "userId"));
    EXPECT_EQ(error_of(verify<VerifiedSecretTarget>(exported, organization_id())), Errc::foreign_member);
    EXPECT_EQ(error_of(verify<VerifiedSecret>(target, organization_id())), Errc::foreign_member);
    // A secret target names no user, but an import target must.
    EXPECT_EQ(error_of(verify_import(target)), Errc::json_missing_member);
}

TEST(Secret, SkippingTheSignatureSkipsNothingElse) {
    const auto key = private_key(0x66);
    const auto exported = value_of(bundle::SignedSecret::parse(json_of(TestEnclave::outer(json_of(TestEnclave::export_members()), key))));
    EXPECT_EQ(error_of(exported.verify(TestEnclave::anchors(), organization_id())), Errc::signer_unknown);
    EXPECT_TRUE(VerifiedSecret::dangerously_assume_verified(exported, organization_id()));
    EXPECT_EQ(error_of(VerifiedSecret::dangerously_assume_verified(exported, organization_id("x"))), Errc::organization_mismatch);
    const auto target =
        value_of(bundle::SignedSecretTarget::parse(json_of(TestEnclave::outer(json_of(TestEnclave::import_members()), key))));
    EXPECT_TRUE(VerifiedSecretTarget::dangerously_assume_verified(target, organization_id()));
    EXPECT_EQ(error_of(VerifiedSecretTarget::dangerously_assume_verified(target, organization_id("x"))), Errc::organization_mismatch);
}

TEST(EmbeddedKey, PublishedOverride) {
    for (const Record& record : VectorFile::load("bundle/export.json").list("export_bundle")) {
        record.ignore_rest("read by export_test.cpp");
        if (record.text("id") != "embedded-key-override-derived") continue;
        const Record inputs = record.record("inputs");
        const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer,
                                                         value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
        const auto verified =
            value_of(verify<VerifiedEmbeddedKey>(inputs.text("export_bundle"), organization_id(inputs.text("organization_id")), anchors));
        const auto embedded = KeyPair<P256>::from_private_key(private_key(inputs.hex("embedded_private_key_hex")));
        const auto replaced = value_of(verified.open(embedded));
        EXPECT_EQ(to_hex(replaced.private_key().reveal()), record.record("expected").text("plaintext_hex"));
    }
}

TEST(EmbeddedKey, OpensWhatIsSealedToIt) {
    const auto open = [](std::string_view plaintext) {
        return verify<VerifiedEmbeddedKey>(TestEnclave::signed_text(TestEnclave::export_members(plaintext)), organization_id())
            .and_then([](VerifiedEmbeddedKey verified) { return verified.open(TestEnclave::receiver()); });
    };
    const auto replaced = value_of(open(std::string(32, 'k')));
    const auto message = value_of(bundle::SealedMessage::seal(replaced.public_key(), as_bytes("x")));
    EXPECT_EQ(as_text(value_of(message.open(replaced)).reveal()), "x");
    EXPECT_EQ(error_of(message.open(TestEnclave::receiver())), Errc::aead_open);
    EXPECT_EQ(error_of(open(phrase)), Errc::plaintext_kind);
    EXPECT_EQ(error_of(open(std::string(31, 'k'))), Errc::plaintext_kind);
    EXPECT_EQ(error_of(open(std::string(32, '\0'))), Errc::private_key_zero);
    EXPECT_EQ(error_of(open(std::string(32, '\xff'))), Errc::private_key_range);
}

}  // namespace
}  // namespace coffer::testing
