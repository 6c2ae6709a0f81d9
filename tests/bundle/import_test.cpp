// Published import targets, and messages sealed to them.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

TEST(ImportTarget, PublishedOnes) {
    for (const Record& record : VectorFile::load("bundle/import.json").list("import_bundle")) {
        SCOPED_TRACE(record.where());
        const Record inputs = record.record("inputs");
        const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer,
                                                         value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
        const auto verified =
            verify_import(inputs.text("import_bundle"), anchors, owner(inputs.text("organization_id"), inputs.text("user_id")));
        if (record.text("coffer") == "refuse") {
            ASSERT_FALSE(verified);
            EXPECT_EQ(error_name(verified.error().code), record.text("error"));
            continue;
        }
        ASSERT_TRUE(verified) << error_name(verified.error().code);
        const Record expected = record.record("expected");
        EXPECT_TRUE(expected.boolean("signature_valid"));
        EXPECT_EQ(to_hex(verified->target().uncompressed()), expected.text("target_public_key_hex"));
        const auto data = expected.text("signed_data_utf8");
        const Record members = expected.record("signed_data");
        EXPECT_EQ(data, json_of({{"targetPublic", json_text(members.text("targetPublic"))},
                                 {"organizationId", json_text(members.text("organizationId"))},
                                 {"userId", json_text(members.text("userId"))}}));
        expected.ignore("client_message_shape", "see SealedPhrase");
    }
}

TEST(ImportTarget, SealedPhrase) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto text = value_of(SecretText::parse(as_bytes(phrase)));
    const auto passphrase = value_of(SecretText::parse(as_bytes("secret!")));
    for (const bool with_passphrase : {false, true}) {
        const auto message = value_of(target.seal_mnemonic(text, with_passphrase ? &passphrase : nullptr));
        const std::string wanted = std::string(phrase) + (with_passphrase ? "\n--PASS--\nsecret!" : "");
        const std::string json = message.json();
        EXPECT_EQ(json, R"({"encappedPublic":")" + to_hex(message.message().encapsulated_key().uncompressed()) + R"(","ciphertext":")" +
                            to_hex(message.message().ciphertext()) + R"("})");
        EXPECT_EQ(json.size(), 37U + 130 + 2 * (wanted.size() + 16));
        const auto received = value_of(bundle::ClientMessage::parse(json));
        EXPECT_EQ(as_text(value_of(received.message().open(TestEnclave::receiver())).reveal()), wanted);
    }
}

TEST(ImportTarget, AnOpenedWalletIsSealedWithItsPassphrase) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    for (const std::string rest : {"", "\n--PASS--\nsecret!"}) {
        const auto wallet = value_of(bundle::WalletPlaintext::parse(as_bytes(std::string(phrase) + rest)));
        const auto message = value_of(target.seal_wallet(wallet));
        EXPECT_EQ(as_text(value_of(message.message().open(TestEnclave::receiver())).reveal()), std::string(phrase) + rest);
    }
}

TEST(ImportTarget, PhrasesAreSealedAsGiven) {
    // Neither trimmed nor normalised here: that is up to the caller who parsed the mnemonic.
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    for (const std::string_view given : {" a b ", "\xC3\xA9", "e\xCC\x81", "\xE3\x81\x82\xE3\x80\x80\xE3\x81\x84"}) {
        const auto message = value_of(target.seal_mnemonic(value_of(SecretText::parse(as_bytes(given))), nullptr));
        EXPECT_EQ(as_text(value_of(message.message().open(TestEnclave::receiver())).reveal()), given);
    }
}

TEST(ImportTarget, PhrasesThatCannotBeReadBackAreRefused) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto text = [](std::string_view bytes) { return value_of(SecretText::parse(as_bytes(bytes))); };
    const auto good = text(phrase);
    EXPECT_EQ(error_of(target.seal_mnemonic(text(""), nullptr)), Errc::text_empty);
    for (const std::string_view broken : {"a\nb", "a\r\nb", "a\n", "\n", "a\n--PASS--\nb", "a\rb"}) {
        const auto bad = text(broken);
        EXPECT_EQ(error_of(target.seal_mnemonic(bad, nullptr)), Errc::text_line_break);
        EXPECT_EQ(error_of(target.seal_mnemonic(good, &bad)), Errc::text_line_break);
    }
    const auto empty = text("");
    EXPECT_TRUE(target.seal_mnemonic(good, &empty));
}

TEST(ImportTarget, SealedPrivateKeys) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto seal = [&](KeyFormat format, CurveId curve, std::string_view text) {
        return target.seal_private_key(format, curve, value_of(SecretText::parse(as_bytes(text))));
    };
    constexpr std::string_view key = "13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e";
    const struct {
        KeyFormat format;
        CurveId curve;
        std::string_view text;
    } valid[] = {
        {KeyFormat::hexadecimal, CurveId::secp256k1, key},
        {KeyFormat::hexadecimal, CurveId::p256, key},
        {KeyFormat::solana, CurveId::ed25519, "Q7vrfYdt3n2TYU6BwHYhuib3FApgTvRer5YXtYweo663kWfWbBoDw1bCnPstFYeRfiJ7Pr61vAC3XfyEsT1iYS5"},
    };
    for (const auto& row : valid) {
        const auto message = value_of(seal(row.format, row.curve, row.text));
        EXPECT_EQ(to_hex(value_of(message.message().open(TestEnclave::receiver())).reveal()), key);
    }
    EXPECT_EQ(error_of(seal(KeyFormat::hexadecimal, CurveId::secp256k1, std::string(64, '0'))), Errc::private_key_zero);
    EXPECT_EQ(error_of(seal(KeyFormat::hexadecimal, CurveId::secp256k1, std::string(64, 'f'))), Errc::private_key_range);
    EXPECT_FALSE(seal(KeyFormat::hexadecimal, CurveId::secp256k1, "1234"));
    EXPECT_EQ(error_of(seal(KeyFormat::solana, CurveId::secp256k1, valid[2].text)), Errc::curve_mismatch);
}

TEST(ImportTarget, EverySealHasItsOwnEphemeralKey) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto text = value_of(SecretText::parse(as_bytes(phrase)));
    EXPECT_NE(value_of(target.seal_mnemonic(text, nullptr)).json(), value_of(target.seal_mnemonic(text, nullptr)).json());
}

TEST(ImportTarget, SkippingTheSignatureSkipsNothingElse) {
    auto members = TestEnclave::outer(json_of(TestEnclave::import_members()), private_key(0x66));
    const auto bundle = value_of(bundle::SignedImportTarget::parse(json_of(members)));
    EXPECT_EQ(error_of(bundle.verify(TestEnclave::anchors(), owner())), Errc::signer_unknown);
    EXPECT_TRUE(bundle::VerifiedImportTarget::dangerously_assume_verified(bundle, owner()));
    EXPECT_EQ(error_of(bundle::VerifiedImportTarget::dangerously_assume_verified(bundle, owner(organization, "other"))),
              Errc::user_mismatch);
}

}  // namespace
}  // namespace coffer::testing
