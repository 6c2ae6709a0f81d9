// No error contains a byte of its input, which may be secret or chosen by an attacker.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/legacy.hpp"
#include "coffer/bundle/otp.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "coffer/qos/envelope.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "coffer/qos/shares.hpp"

namespace coffer::testing {
namespace {

constexpr std::string_view canary = "zqxjkvwy";

/// Everything that an error can show.
template <typename T>
void expect_silent(const Result<T>& refused) {
    ASSERT_FALSE(refused);
    const Error& error = refused.error();
    for (const std::string_view shown : {std::string_view(error.what), error_name(error.code), error_text(error.code)}) {
        for (std::size_t at = 0; at + 4 <= canary.size(); ++at) {
            EXPECT_EQ(shown.find(canary.substr(at, 4)), std::string_view::npos) << shown;
        }
    }
}

TEST(Canary, PlaintextsStayOutOfErrors) {
    const std::string text(canary);
    expect_silent(bundle::WalletPlaintext::parse(as_bytes(text + "\n\n" + text)));
    expect_silent(bundle::WalletPlaintext::parse(as_bytes(text + "\xff")));
    expect_silent(bundle::parse_key_plaintext(as_bytes(text)));
    const auto opened = value_of(open_export(TestEnclave::signed_text(TestEnclave::export_members(text))));
    expect_silent(opened.private_key(CurveId::p256));
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto secret = value_of(SecretText::parse(as_bytes(text)));
    const auto broken = value_of(SecretText::parse(as_bytes(text + "\n" + text)));
    expect_silent(target.seal_mnemonic(broken, nullptr));
    expect_silent(target.seal_mnemonic(secret, &broken));
    for (const KeyFormat format : {KeyFormat::hexadecimal, KeyFormat::solana, KeyFormat::bitcoin_mainnet_wif, KeyFormat::sui_bech32}) {
        for (const CurveId curve : {CurveId::secp256k1, CurveId::ed25519, CurveId::p256}) {
            expect_silent(target.seal_private_key(format, curve, secret));
        }
    }
}

TEST(Canary, BundlesStayOutOfErrors) {
    const std::string text(canary);
    expect_silent(open_export(text));
    expect_silent(open_export(json_of({{text, json_text(text)}})));
    expect_silent(open_export(json_of({{text, json_text(text)}, {text, json_text(text)}})));
    const auto outer = TestEnclave::outer(json_of(TestEnclave::export_members()));
    for (std::size_t i = 0; i < outer.size(); ++i) {
        auto members = outer;
        members[i].value = json_text(text);
        expect_silent(open_export(json_of(members)));
    }
    for (const TextMembers& base : {TestEnclave::export_members(), TestEnclave::import_members()}) {
        for (std::size_t i = 0; i < base.size(); ++i) {
            auto members = base;
            members[i].value = json_text(text);
            const auto json = TestEnclave::signed_text(members);
            expect_silent(open_export(json));
            expect_silent(verify_import(json));
        }
    }
    expect_silent(bundle::ClientMessage::parse(json_of({{"encappedPublic", json_text(text)}, {"ciphertext", json_text(text)}})));
    expect_silent(bundle::UnsignedBundle::parse(text));
    expect_silent(bundle::open_credential(text, TestEnclave::receiver()));
    expect_silent(open_export(TestEnclave::signed_text(TestEnclave::export_members()), TestEnclave::anchors(), organization_id(text),
                              TestEnclave::receiver()));
}

TEST(Canary, SealedKindsStayOutOfErrors) {
    const std::string text(canary);
    const auto key = TestEnclave::receiver().public_key();
    const auto secret = [](const std::string& value) { return value_of(SecretText::parse(as_bytes(value))); };
    expect_silent(bundle::otp_plaintext(secret(text + " "), key));
    expect_silent(bundle::otp_plaintext(secret(text + std::string(bundle::max_otp_code_length, '1')), key));
    expect_silent(bundle::seal_on_ramp_secret(key, secret(text + std::string(bundle::UnsignedBundle::max_plaintext, 'x'))));
    expect_silent(bundle::seal_pull_secret(key, secret(text + " ")));
    expect_silent(bundle::seal_pull_secret(key, secret(text + "\n")));
    expect_silent(qos::Envelope::parse(as_bytes(text)));
    expect_silent(qos::SymmetricEnvelope::parse(as_bytes(text)));
    expect_silent(qos::parse_master_seed(as_bytes(text)));
    expect_silent(qos::DualPublicKey::parse(as_bytes(text)));
    expect_silent(qos::Share::parse(as_bytes(std::string(1, '\0') + text)));
    expect_silent(verify<bundle::VerifiedEmbeddedKey>(TestEnclave::signed_text(TestEnclave::export_members(text)), organization_id())
                      .and_then([](bundle::VerifiedEmbeddedKey verified) { return verified.open(TestEnclave::receiver()); }));
    const auto opened = value_of(
        value_of(verify<bundle::VerifiedSecret>(TestEnclave::signed_text(TestEnclave::export_members(text + "\xff")), organization_id()))
            .open(TestEnclave::receiver()));
    expect_silent(opened.text());
    expect_silent(verify<bundle::VerifiedOtpTarget>(TestEnclave::signed_text({{"targetPublic", json_text(text)}}), std::nullopt));
    expect_silent(bundle::SignedLegacyExport::parse(json_of({{text, json_text(text)}})));
}

}  // namespace
}  // namespace coffer::testing
