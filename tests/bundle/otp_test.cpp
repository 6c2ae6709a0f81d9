// Bundles for one-time passwords.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/otp.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::VerifiedOtpTarget;

SecretText secret_text(std::string_view text) {
    return value_of(SecretText::parse(as_bytes(text)));
}

TEST(Otp, PublishedBundle) {
    for (const Record& record : VectorFile::load("bundle/otp.json").list("otp_bundle")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::tls_fetcher,
                                                         value_of(bundle::parse_quorum_key(inputs.hex("signer_public_key_hex"))));
        const auto target = value_of(verify<VerifiedOtpTarget>(inputs.text("otp_encryption_target_bundle"), std::nullopt, anchors));
        const auto enclave = KeyPair<P256>::from_private_key(private_key(inputs.hex("target_private_key_hex")));
        EXPECT_EQ(enclave.public_key(), target.target());

        const auto code = secret_text(inputs.text("otp_code"));
        const auto key = value_of(PublicKey<P256>::parse(inputs.hex("public_key_hex")));
        const auto plaintext = value_of(bundle::otp_plaintext(code, key));
        EXPECT_EQ(as_text(plaintext.reveal()), expected.text("plaintext_utf8"));
        const auto ephemeral = KeyPair<P256>::from_private_key(private_key(inputs.hex("ephemeral_private_key_hex")));
        EXPECT_EQ(bundle::ClientMessage(value_of(seal_with_ephemeral_for_testing(target.target(), plaintext.reveal(), ephemeral))).json(),
                  expected.text("encrypted_bundle"));
        const auto sample = value_of(bundle::ClientMessage::parse(expected.text("npm_sample")));
        EXPECT_EQ(as_text(value_of(sample.message().open(enclave)).reveal()), expected.text("plaintext_utf8"));
        const auto ours = value_of(target.seal_code(code, key));
        EXPECT_EQ(as_text(value_of(ours.message().open(enclave)).reveal()), expected.text("plaintext_utf8"));
    }
}

TEST(Otp, OnlyTheTlsFetcherSignsTargets) {
    const auto json = TestEnclave::signed_text(without(TestEnclave::import_members(), "userId"));
    const auto key = TestEnclave::signer().public_key();
    const auto none = bundle::TrustAnchors();
    EXPECT_TRUE(verify<VerifiedOtpTarget>(json, std::nullopt, none.with(bundle::SignerRole::tls_fetcher, key)));
    EXPECT_EQ(error_of(verify<VerifiedOtpTarget>(json, std::nullopt, none.with(bundle::SignerRole::signer, key))), Errc::signer_unknown);
}

TEST(Otp, TheOrganizationIsComparedWhereTheCallerGivesOne) {
    const auto named = TestEnclave::signed_text(without(TestEnclave::import_members(), "userId"));
    const auto unnamed = TestEnclave::signed_text(without(without(TestEnclave::import_members(), "userId"), "organizationId"));
    EXPECT_TRUE(verify<VerifiedOtpTarget>(named, organization_id()));
    EXPECT_TRUE(verify<VerifiedOtpTarget>(named, std::nullopt));
    EXPECT_TRUE(verify<VerifiedOtpTarget>(unnamed, std::nullopt));
    EXPECT_EQ(error_of(verify<VerifiedOtpTarget>(named, organization_id("x"))), Errc::organization_mismatch);
    EXPECT_EQ(error_of(verify<VerifiedOtpTarget>(unnamed, organization_id())), Errc::organization_mismatch);
}

TEST(Otp, Codes) {
    const auto key = private_key(3).public_key();
    for (const std::string_view code : {"1", "000000", "aZ09", "123456789"}) {
        EXPECT_EQ(as_text(value_of(bundle::otp_plaintext(secret_text(code), key)).reveal()),
                  R"({"otp_code":")" + std::string(code) + R"(","public_key":")" + to_hex(key.compressed()) + R"("})");
    }
    EXPECT_EQ(error_of(bundle::otp_plaintext(secret_text(""), key)), Errc::text_empty);
    EXPECT_TRUE(bundle::otp_plaintext(secret_text(std::string(bundle::max_otp_code_length, '7')), key));
    EXPECT_EQ(error_of(bundle::otp_plaintext(secret_text(std::string(bundle::max_otp_code_length + 1, '7')), key)), Errc::text_too_long);
    for (const std::string_view code : {"12 34", "12\n", "\"", "\\", "1,\"public_key\":\"", "\xD9\xA1", "-1", "1.0"}) {
        EXPECT_EQ(error_of(bundle::otp_plaintext(secret_text(code), key)), Errc::text_forbidden_character) << code;
    }
}

TEST(Otp, SkippingTheSignatureSkipsNothingElse) {
    const auto bundle =
        value_of(bundle::SignedOtpTarget::parse(json_of(TestEnclave::outer(json_of(TestEnclave::import_members()), private_key(0x66)))));
    EXPECT_EQ(error_of(bundle.verify(TestEnclave::anchors(), std::nullopt)), Errc::signer_unknown);
    EXPECT_TRUE(VerifiedOtpTarget::dangerously_assume_verified(bundle, std::nullopt));
    EXPECT_EQ(error_of(VerifiedOtpTarget::dangerously_assume_verified(bundle, organization_id("x"))), Errc::organization_mismatch);
}

}  // namespace
}  // namespace coffer::testing
