// Secrets sealed to published enclave keys: on-ramp, pull secret and OAuth 2.0 client secret.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

SecretText secret_text(std::string_view text) {
    return value_of(SecretText::parse(as_bytes(text)));
}

std::string opened(std::string_view text, const KeyPair<P256>& receiver) {
    return std::string(as_text(value_of(value_of(bundle::UnsignedBundle::parse(text)).open(receiver)).reveal()));
}

template <typename Seal>
void check_compact(const Record& record, Seal&& seal) {
    SCOPED_TRACE(record.where());
    EXPECT_EQ(record.text("coffer"), "accept");
    const Record inputs = record.record("inputs");
    const Record expected = record.record("expected");
    const auto receiver = KeyPair<P256>::from_private_key(private_key(inputs.hex("recipient_private_key_hex")));
    const auto secret = inputs.text("secret_utf8");
    if (inputs.has("recipient_public_key_compressed_hex")) {
        EXPECT_EQ(to_hex(receiver.public_key().compressed()), inputs.text("recipient_public_key_compressed_hex"));
    }
    const auto ephemeral = KeyPair<P256>::from_private_key(private_key(inputs.hex("ephemeral_private_key_hex")));
    const auto message = value_of(seal_with_ephemeral_for_testing(receiver.public_key(), as_bytes(secret), ephemeral));
    EXPECT_EQ(bundle::UnsignedBundle(message).text(), expected.text("wire"));
    EXPECT_EQ(opened(expected.text("wire"), receiver), secret);
    if (expected.has("npm_sample")) {
        EXPECT_EQ(opened(expected.text("npm_sample"), receiver), secret);
    }
    EXPECT_EQ(opened(value_of(seal(receiver.public_key(), secret_text(secret))).text(), receiver), secret);
}

TEST(OnRampSecret, Published) {
    for (const Record& record : VectorFile::load("bundle/on_ramp.json").list("on_ramp_secret")) {
        check_compact(record, bundle::seal_on_ramp_secret);
    }
}

TEST(PullSecret, Published) {
    for (const Record& record : VectorFile::load("bundle/pull_secret.json").list("tvc_pull_secret")) {
        check_compact(record, bundle::seal_pull_secret);
    }
}

TEST(OnRampSecret, Texts) {
    const auto key = TestEnclave::receiver().public_key();
    EXPECT_TRUE(bundle::seal_on_ramp_secret(key, secret_text(" spaces survive ")));
    EXPECT_EQ(error_of(bundle::seal_on_ramp_secret(key, secret_text(""))), Errc::text_empty);
    EXPECT_TRUE(bundle::seal_on_ramp_secret(key, secret_text("\n")));
    EXPECT_EQ(error_of(bundle::seal_on_ramp_secret(key, secret_text(std::string(bundle::UnsignedBundle::max_plaintext + 1, 'x')))),
              Errc::data_too_long);
}

TEST(PullSecret, Texts) {
    const auto key = TestEnclave::receiver().public_key();
    EXPECT_TRUE(bundle::seal_pull_secret(key, secret_text("in the middle")));
    EXPECT_EQ(error_of(bundle::seal_pull_secret(key, secret_text(""))), Errc::text_empty);
    for (const std::string_view text : {" a", "a ", "\ta", "a\v", " ", "a\n", "\na", "a\r\n"}) {
        EXPECT_EQ(error_of(bundle::seal_pull_secret(key, secret_text(text))), Errc::text_forbidden_character) << text;
    }
}

// An ordinary config.json of Docker, a PEM text, and the longest accepted text.
TEST(CompactSecrets, OfSeveralLines) {
    const auto& receiver = TestEnclave::receiver();
    const std::string longest(bundle::UnsignedBundle::max_plaintext, 'x');
    for (const std::string& text : {std::string("{\n\t\"auths\": {\n\t\t\"ghcr.io\": {\n\t\t\t\"auth\": \"dTpw\"\n\t\t}\n\t}\n}"),
                                    std::string("-----BEGIN PRIVATE KEY-----\r\nAAAA\r\n-----END PRIVATE KEY-----"), longest}) {
        for (const auto seal : {bundle::seal_on_ramp_secret, bundle::seal_pull_secret}) {
            const std::string sealed = value_of(seal(receiver.public_key(), secret_text(text))).text();
            EXPECT_LE(sealed.size(), bundle::max_compact_length);
            EXPECT_EQ(opened(sealed, receiver), text);
        }
    }
    EXPECT_EQ(error_of(bundle::seal_pull_secret(receiver.public_key(), secret_text(longest + "x"))), Errc::data_too_long);
}

TEST(OAuth2ClientSecret, Published) {
    for (const Record& record : VectorFile::load("bundle/oauth2.json").list("oauth2_client_secret")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto receiver = KeyPair<P256>::from_private_key(private_key(inputs.hex("recipient_private_key_hex")));
        const auto open = [&](const std::string& hex) {
            return std::string(as_text(value_of(value_of(qos::Envelope::parse(from_hex(hex))).open(receiver)).reveal()));
        };
        EXPECT_EQ(open(inputs.text("wire_hex")), expected.text("plaintext_utf8"));
        EXPECT_EQ(inputs.hex("wire_hex").size(), expected.natural("wire_length"));
        const auto ours =
            value_of(bundle::seal_oauth2_client_secret(receiver.public_key(), secret_text(expected.text("plaintext_utf8")))).hex();
        EXPECT_EQ(ours.size(), 2 * expected.natural("wire_length"));
        EXPECT_EQ(open(ours), expected.text("plaintext_utf8"));
    }
    EXPECT_EQ(error_of(bundle::seal_oauth2_client_secret(TestEnclave::receiver().public_key(), secret_text(""))), Errc::text_empty);
}

}  // namespace
}  // namespace coffer::testing
