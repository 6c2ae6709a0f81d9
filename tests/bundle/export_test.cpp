// Export bundles: published and captured ones, and both ends of deterministic ones.
#include <gtest/gtest.h>

#include <algorithm>

#include "bundle/test_enclave.hpp"
#include "coffer/keys/key_format.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

struct ExportCase {
    explicit ExportCase(const Record& record) : inputs(record.record("inputs")) {}

    [[nodiscard]] Result<bundle::OpenedExport> open(std::string_view json) const {
        Result<PrivateKey<P256>> key = PrivateKey<P256>::parse(inputs.hex("embedded_private_key_hex"));
        if (!key) return fail(key.error());
        return open_export(json, anchors(), organization_id(inputs.text("organization_id")),
                           KeyPair<P256>::from_private_key(std::move(*key)));
    }
    [[nodiscard]] bundle::TrustAnchors anchors() const {
        return bundle::TrustAnchors().with(bundle::SignerRole::signer,
                                           value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
    }
    Record inputs;
};

/// The enclave's side, if the record has its keys: it must make the same bytes.
void check_other_end(const Record& inputs, const Record& expected) {
    const auto signer = private_key(inputs.hex("signer_private_key_hex"));
    const auto receiver = KeyPair<P256>::from_private_key(private_key(inputs.hex("embedded_private_key_hex")));
    const auto message =
        value_of(seal_with_ephemeral_for_testing(receiver.public_key(), inputs.hex("plaintext_hex"),
                                                 KeyPair<P256>::from_private_key(private_key(inputs.hex("ephemeral_private_key_hex")))));
    const std::string data = json_of({{"encappedPublic", json_text(to_hex(message.encapsulated_key().uncompressed()))},
                                      {"ciphertext", json_text(to_hex(message.ciphertext()))},
                                      {"organizationId", json_text(inputs.text("organization_id"))}});
    EXPECT_EQ(data, expected.text("signed_data_utf8"));
    EXPECT_EQ(json_of(TestEnclave::outer(data, signer)), inputs.text("export_bundle"));
}

void check_expected(const bundle::OpenedExport& opened, const Record& expected) {
    if (expected.has("plaintext_hex")) {
        EXPECT_EQ(to_hex(opened.reveal()), expected.text("plaintext_hex"));
    }
    for (const std::string_view name : {"mnemonic", "utf8"}) {
        if (!expected.has(name)) continue;
        EXPECT_EQ(as_text(opened.reveal()), expected.text(name));
        const auto wallet = value_of(opened.wallet());
        const std::string whole = expected.text(name);
        const std::size_t line = whole.find('\n');
        EXPECT_EQ(as_text(wallet.phrase.reveal()), whole.substr(0, line));
        EXPECT_EQ(wallet.passphrase.has_value(), line != std::string::npos);
        if (wallet.passphrase) {
            EXPECT_EQ(as_text(wallet.passphrase->reveal()), whole.substr(line + 1));
        }
    }
    if (expected.has("js_solana")) {
        const auto key = value_of(opened.private_key(CurveId::ed25519));
        EXPECT_EQ(as_text(value_of(encode_private_key(KeyFormat::solana, key)).reveal()), expected.text("js_solana"));
    }
    expected.ignore("js_returnMnemonic_true", "what a peer makes of it; see weakness_test.cpp");
    expected.ignore("js_matches_utf8", "see weakness_test.cpp");
    expected.ignore("meaning", "prose");
    expected.ignore("accepted_by_js", "a peer's verdict");
    expected.ignore("strict_library_should", "decided by the field coffer");
}

void check_list(std::string_view list) {
    for (const Record& record : VectorFile::load("bundle/export.json").list(list)) {
        SCOPED_TRACE(record.where());
        const ExportCase test(record);
        test.inputs.ignore("return_mnemonic", "an option of a peer");
        const auto opened = test.open(test.inputs.text("export_bundle"));
        if (record.text("coffer") == "refuse") {
            ASSERT_FALSE(opened);
            EXPECT_EQ(error_name(opened.error().code), record.text("error"));
            continue;
        }
        ASSERT_TRUE(opened) << error_name(opened.error().code);
        if (!record.has("expected")) continue;
        const Record expected = record.record("expected");
        check_expected(*opened, expected);
        if (test.inputs.has("signer_private_key_hex")) check_other_end(test.inputs, expected);
        if (test.inputs.has("export_bundle_verbatim")) {
            EXPECT_EQ(to_hex(value_of(test.open(test.inputs.text("export_bundle_verbatim"))).reveal()), to_hex(opened->reveal()));
        }
        if (expected.has("signed_data")) {
            const Record members = expected.record("signed_data");
            const auto verified = value_of(value_of(bundle::SignedExport::parse(test.inputs.text("export_bundle")))
                                               .verify(test.anchors(), organization_id(members.text("organizationId"))));
            EXPECT_EQ(to_hex(verified.message().encapsulated_key().uncompressed()), members.text("encappedPublic"));
            EXPECT_EQ(to_hex(verified.message().ciphertext()), members.text("ciphertext"));
        }
    }
}

TEST(ExportBundle, PublishedOnes) {
    check_list("export_bundle");
}

TEST(ExportBundle, WhatPeersTolerate) {
    check_list("export_bundle_permissive");
}

TEST(ExportBundle, ProductionWalletOpensWithTheProductionAnchors) {
    for (const Record& record : VectorFile::load("bundle/export.json").list("export_bundle")) {
        record.ignore_rest("read by PublishedOnes");
        if (record.text("id") != "export-v1-wallet-mnemonic-prod") continue;
        const ExportCase test(record);
        const auto opened = value_of(open_export(
            test.inputs.text("export_bundle"), bundle::TrustAnchors::production(), organization_id(test.inputs.text("organization_id")),
            KeyPair<P256>::from_private_key(private_key(test.inputs.hex("embedded_private_key_hex")))));
        EXPECT_EQ(as_text(value_of(opened.wallet()).phrase.reveal()), phrase);
    }
}

TEST(ExportBundle, OneKeyPairOpensManyBundles) {
    const auto receiver = TestEnclave::receiver();
    for (int i = 0; i < 20; ++i) {
        const std::string plaintext = "phrase number " + std::to_string(i);
        const auto opened = value_of(open_export(TestEnclave::signed_text(TestEnclave::export_members(plaintext)), TestEnclave::anchors(),
                                                 organization_id(), receiver));
        EXPECT_EQ(as_text(opened.reveal()), plaintext);
    }
}

TEST(ExportBundle, PrivateKeysAreCheckedAgainstTheirCurve) {
    const auto open_key = [](std::string_view hex) {
        const auto bytes = from_hex(hex);
        return value_of(open_export(TestEnclave::signed_text(TestEnclave::export_members(as_text(bytes)))));
    };
    const auto good = open_key("13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e");
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519}) {
        EXPECT_EQ(curve_of(value_of(good.private_key(curve))), curve);
    }
    EXPECT_EQ(to_hex(value_of(good.private_key_bytes()).reveal()), to_hex(good.reveal()));
    const auto zero = open_key(std::string(64, '0'));
    EXPECT_EQ(error_of(zero.private_key(CurveId::secp256k1)), Errc::private_key_zero);
    EXPECT_EQ(error_of(zero.private_key(CurveId::p256)), Errc::private_key_zero);
    const auto large = open_key(std::string(64, 'f'));
    EXPECT_EQ(error_of(large.private_key(CurveId::secp256k1)), Errc::private_key_range);
    EXPECT_EQ(error_of(large.private_key(CurveId::p256)), Errc::private_key_range);
    for (const std::size_t size : {0U, 1U, 31U, 33U, 64U}) {
        const auto other = open_key(std::string(2 * size, '1'));
        EXPECT_EQ(error_of(other.private_key_bytes()), Errc::plaintext_kind);
        EXPECT_EQ(error_of(other.private_key(CurveId::p256)), Errc::plaintext_kind);
    }
}

TEST(ExportBundle, SkippingTheSignatureSkipsNothingElse) {
    auto members = TestEnclave::outer(json_of(TestEnclave::export_members()));
    member_of(members, "dataSignature").value = json_text("00");
    member_of(members, "enclaveQuorumPublic").value = json_text("");
    const auto bundle = value_of(bundle::SignedExport::parse(json_of(members)));
    EXPECT_EQ(error_of(bundle.verify(TestEnclave::anchors(), organization_id())), Errc::signer_unknown);
    const auto assumed = value_of(bundle::VerifiedExport::dangerously_assume_verified(bundle, organization_id()));
    EXPECT_EQ(as_text(value_of(assumed.open(TestEnclave::receiver())).reveal()), phrase);
    EXPECT_EQ(error_of(bundle::VerifiedExport::dangerously_assume_verified(bundle, organization_id("other"))), Errc::organization_mismatch);
}

}  // namespace
}  // namespace coffer::testing
