// Every flow through both ends: the test enclave (coffer::enclave) and the client.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/otp.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "coffer/enclave/enclave.hpp"
#include "support/rc.hpp"
#include "testing/seams.hpp"

namespace coffer::testing {
namespace {

using enclave::Enclave;

Enclave fixed_enclave(u8 byte = 0x21) {
    return value_of(Enclave::from_seed(SecretArray<32>(FixedBytes<32>(std::vector<u8>(32, byte).data(), 32))));
}

bundle::TrustAnchors anchors_of(const Enclave& enclave, bundle::SignerRole role = bundle::SignerRole::signer) {
    return bundle::TrustAnchors().with(role, value_of(bundle::parse_quorum_key(enclave.keys().public_key().bytes())));
}

SecretText secret_text(std::string_view text) {
    return value_of(SecretText::parse(as_bytes(text)));
}

bundle::ClientMessage received(const bundle::ClientMessage& sent) {
    return value_of(bundle::ClientMessage::parse(sent.json()));
}

TEST(Flow, Export) {
    const auto enclave = value_of(Enclave::generate());
    const auto client = value_of(KeyPair<P256>::generate());
    const auto json = value_of(enclave::seal_export(enclave, client.public_key(), organization_id(), as_bytes("a b c\nsecret!")));
    const auto wallet = value_of(value_of(open_export(json, anchors_of(enclave), organization_id(), client)).wallet());
    EXPECT_EQ(as_text(wallet.phrase.reveal()), "a b c");
    EXPECT_EQ(as_text(wallet.passphrase->reveal()), "secret!");
    EXPECT_EQ(error_of(open_export(json, anchors_of(fixed_enclave()), organization_id(), client)), Errc::signer_unknown);
    EXPECT_EQ(error_of(open_export(json, anchors_of(enclave), organization_id("x"), client)), Errc::organization_mismatch);
    EXPECT_EQ(error_of(open_export(json, anchors_of(enclave), organization_id(), value_of(KeyPair<P256>::generate()))), Errc::aead_open);
}

TEST(Flow, Import) {
    const auto enclave = value_of(Enclave::generate());
    auto published = value_of(enclave::publish_import_target(enclave, owner()));
    const auto target = value_of(verify_import(published.bundle, anchors_of(enclave)));
    EXPECT_EQ(error_of(verify_import(published.bundle, anchors_of(enclave), owner(organization, "x"))), Errc::user_mismatch);
    const auto passphrase = secret_text("secret!");
    const auto message = received(value_of(target.seal_mnemonic(secret_text(phrase), &passphrase)));
    // The key is stored between two runs.
    auto kept = enclave::TargetKey::from_private_key(published.key.private_key().clone());
    const auto plaintext = value_of(std::move(kept).open(message));
    const auto wallet = value_of(bundle::WalletPlaintext::parse(plaintext.reveal()));
    EXPECT_EQ(as_text(wallet.phrase.reveal()), phrase);
    EXPECT_EQ(as_text(wallet.passphrase->reveal()), "secret!");
    // A message to another target cannot be opened.
    auto other = value_of(enclave::publish_import_target(enclave, owner()));
    EXPECT_EQ(error_of(std::move(other.key).open(message)), Errc::aead_open);
}

TEST(Flow, Secrets) {
    const auto enclave = value_of(Enclave::generate());
    auto published = value_of(enclave::publish_secret_target(enclave, organization_id()));
    const auto target = value_of(verify<bundle::VerifiedSecretTarget>(published.bundle, organization_id(), anchors_of(enclave)));
    EXPECT_EQ(target.target(), published.key.public_key());
    const std::string secret("\0\xff binary", 9);
    const auto of_user = value_of(enclave::publish_secret_target(enclave, organization_id(), owner().user));
    EXPECT_EQ(value_of(verify<bundle::VerifiedSecretTarget>(of_user.bundle, organization_id(), anchors_of(enclave))).target(),
              of_user.key.public_key());
    // A target that names a user is also an import target.
    EXPECT_EQ(value_of(verify_import(of_user.bundle, anchors_of(enclave))).target(), of_user.key.public_key());
    // A target without a user has an empty user ID, as the service's Rust clients require; an import target must name a user.
    EXPECT_EQ(error_of(verify_import(published.bundle, anchors_of(enclave))), Errc::user_mismatch);
    const auto envelope = value_of(bundle::SignedEnvelope::parse(published.bundle));
    EXPECT_EQ(as_text(envelope.data()), R"({"targetPublic":")" + to_hex(target.target().uncompressed()) + R"(","organizationId":")" +
                                            std::string(organization) + R"(","userId":""})");
    EXPECT_EQ(as_text(value_of(std::move(published.key).open(received(value_of(target.seal(as_bytes(secret)))))).reveal()), secret);

    const auto client = value_of(KeyPair<P256>::generate());
    const auto json = value_of(enclave::seal_export(enclave, client.public_key(), organization_id(), as_bytes(secret)));
    const auto opened = value_of(value_of(verify<bundle::VerifiedSecret>(json, organization_id(), anchors_of(enclave))).open(client));
    EXPECT_EQ(as_text(opened.reveal()), secret);
}

TEST(Flow, OneTimePassword) {
    const auto fetcher = value_of(Enclave::generate());
    const auto anchors = anchors_of(fetcher, bundle::SignerRole::tls_fetcher);
    const auto login = private_key(5).public_key();
    for (const bool named : {false, true}) {
        const std::optional<bundle::OrganizationId> expected = named ? std::optional(organization_id()) : std::nullopt;
        auto published = value_of(enclave::publish_otp_target(fetcher, expected));
        const auto target = value_of(verify<bundle::VerifiedOtpTarget>(published.bundle, expected, anchors));
        const auto message = received(value_of(target.seal_code(secret_text("123456"), login)));
        const auto submission = value_of(std::move(published.key).open_otp(message));
        EXPECT_EQ(as_text(submission.code.reveal()), "123456");
        EXPECT_EQ(submission.public_key, login);
    }
}

TEST(Flow, OneTimePasswordsThatAreNone) {
    const auto fetcher = fixed_enclave();
    const std::string compressed = to_hex(private_key(5).public_key().compressed());
    const std::string uncompressed = to_hex(private_key(5).public_key().uncompressed());
    const auto submit = [&](const std::string& plaintext) {
        auto published = value_of(enclave::publish_otp_target(fetcher, std::nullopt));
        const auto message = value_of(bundle::ClientMessage::seal(published.key.public_key(), as_bytes(plaintext)));
        return error_of(std::move(published.key).open_otp(message));
    };
    EXPECT_EQ(submit(R"({"otp_code":"1","public_key":")" + compressed + R"("})"), std::nullopt);
    EXPECT_EQ(submit(R"({"otp_code":"1","public_key":")" + uncompressed + R"("})"), Errc::hex_length);
    EXPECT_EQ(submit(R"({"otp_code":"","public_key":")" + compressed + R"("})"), Errc::text_empty);
    EXPECT_EQ(submit(R"({"otp_code":1,"public_key":")" + compressed + R"("})"), Errc::json_wrong_type);
    EXPECT_EQ(submit(R"({"public_key":")" + compressed + R"("})"), Errc::json_missing_member);
    EXPECT_EQ(submit(R"({"otp_code":"1","otp_code":"1","public_key":")" + compressed + R"("})"), Errc::json_duplicate_member);
    EXPECT_TRUE(submit("123456"));
    EXPECT_TRUE(submit(""));
}

TEST(Flow, Credential) {
    const auto client = value_of(KeyPair<P256>::generate());
    const auto credential = private_key(0x42);
    const auto text = value_of(enclave::seal_credential(client.public_key(), credential)).text();
    EXPECT_EQ(to_hex(value_of(bundle::open_credential(text, client)).reveal()), to_hex(credential.reveal()));
    EXPECT_EQ(error_of(bundle::open_credential(text, value_of(KeyPair<P256>::generate()))), Errc::aead_open);
}

TEST(Flow, EmbeddedKey) {
    const auto enclave = fixed_enclave();
    const auto client = value_of(KeyPair<P256>::generate());
    const auto replacement = private_key(0x43);
    const auto json = value_of(enclave::seal_export(enclave, client.public_key(), organization_id(), replacement.reveal()));
    const auto replaced =
        value_of(value_of(verify<bundle::VerifiedEmbeddedKey>(json, organization_id(), anchors_of(enclave))).open(client));
    EXPECT_EQ(replaced.public_key(), replacement.public_key());
}

TEST(Flow, SecretsForPublishedKeys) {
    const auto enclave = value_of(Enclave::generate());
    const auto recipient = enclave.keys().public_key().encryption;
    const auto secret = secret_text("sk_live");
    const auto on_ramp = value_of(bundle::seal_on_ramp_secret(recipient, secret)).text();
    EXPECT_EQ(as_text(value_of(enclave::open_compact(enclave, on_ramp)).reveal()), "sk_live");
    const auto pull = value_of(bundle::seal_pull_secret(recipient, secret)).text();
    EXPECT_EQ(as_text(value_of(enclave::open_compact(enclave, pull)).reveal()), "sk_live");
    const auto client_secret = value_of(bundle::seal_oauth2_client_secret(recipient, secret)).hex();
    EXPECT_EQ(as_text(value_of(enclave::open_envelope(enclave, client_secret)).reveal()), "sk_live");

    const auto other = fixed_enclave();
    EXPECT_EQ(error_of(enclave::open_compact(other, on_ramp)), Errc::aead_open);
    EXPECT_EQ(error_of(enclave::open_envelope(other, client_secret)), Errc::aead_open);
    EXPECT_EQ(error_of(enclave::open_envelope(enclave, client_secret.substr(1))), Errc::hex_odd_length);
    EXPECT_EQ(error_of(enclave::open_envelope(enclave, client_secret + "00")), Errc::borsh_syntax);
    EXPECT_EQ(error_of(enclave::open_envelope(enclave, std::string(3U << 20U, '0'))), Errc::data_too_long);
}

TEST(Flow, TheSeamRepeatsEveryByte) {
    const auto enclave = fixed_enclave();
    const auto client = TestEnclave::receiver().public_key();
    const auto ephemeral = KeyPair<P256>::from_private_key(private_key(9));
    const auto once = value_of(seal_export_for_testing(enclave, client, organization_id(), as_bytes(phrase), ephemeral));
    EXPECT_EQ(once, value_of(seal_export_for_testing(enclave, client, organization_id(), as_bytes(phrase), ephemeral)));
    EXPECT_NE(value_of(enclave::seal_export(enclave, client, organization_id(), as_bytes(phrase))),
              value_of(enclave::seal_export(enclave, client, organization_id(), as_bytes(phrase))));
    const auto expected = owner();
    const auto publish = [&] {
        return value_of(publish_target_for_testing(enclave, &expected.organization, &expected.user, private_key(8))).bundle;
    };
    EXPECT_EQ(publish(), publish());
    // The fields and their order are those of the service's enclave.
    const std::string data = R"({"targetPublic":")" + to_hex(private_key(8).public_key().uncompressed()) + R"(","organizationId":")" +
                             std::string(organization) + R"(","userId":")" + std::string(user) + R"("})";
    EXPECT_EQ(publish(), json_of(TestEnclave::outer(data, enclave.keys().signing_key())));
}

TEST(Flow, Bounds) {
    const auto enclave = fixed_enclave();
    const auto client = TestEnclave::receiver();
    const std::vector<u8> longest(enclave::max_export_plaintext, 'x');
    const auto json = value_of(enclave::seal_export(enclave, client.public_key(), organization_id(), longest));
    EXPECT_EQ(value_of(open_export(json, anchors_of(enclave), organization_id(), client)).reveal().size(), longest.size());
    EXPECT_EQ(error_of(enclave::seal_export(enclave, client.public_key(), organization_id(), std::vector<u8>(longest.size() + 1))),
              Errc::data_too_long);
    EXPECT_EQ(error_of(enclave::seal_export(enclave, client.public_key(), organization_id("\xff"), {})), Errc::utf8_invalid);
    EXPECT_EQ(error_of(enclave::publish_import_target(enclave, owner("\xff"))), Errc::utf8_invalid);
    EXPECT_EQ(error_of(enclave::publish_import_target(enclave, owner("o", "\xff"))), Errc::utf8_invalid);
    EXPECT_EQ(error_of(enclave::publish_secret_target(enclave, organization_id(std::string(40'000, 'o')))), Errc::data_too_long);
    // Owner IDs are escaped so that they parse back to the same value.
    for (const std::string_view id : {"\"", "\\", "\n", "\xE3\x81\x82"}) {
        const auto published = value_of(enclave::publish_import_target(enclave, owner(id, id)));
        EXPECT_TRUE(verify_import(published.bundle, anchors_of(enclave), owner(id, id)));
    }
}

RC_GTEST_PROP(Flow, EveryExportOpensAgain, ()) {
    const auto enclave = fixed_enclave(*gen::byte());
    const auto client = KeyPair<P256>::from_private_key(private_key(*gen::scalar()));
    const auto plaintext = *gen::bytes_between(0, 300);
    const auto json = value_of(enclave::seal_export(enclave, client.public_key(), organization_id(), plaintext));
    RC_ASSERT(to_hex(value_of(open_export(json, anchors_of(enclave), organization_id(), client)).reveal()) == to_hex(plaintext));
}

}  // namespace
}  // namespace coffer::testing
