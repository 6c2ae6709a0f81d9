// Weaknesses found in other clients of the same service. Each has a named test that shows that coffer does not have it.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/hpke/oneshot.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

TEST(Weakness, PhrasesThatAreNotAsciiSurvive) {
    // Other implementations decode the plaintext as Latin-1, which destroys every such mnemonic.
    std::size_t destroyed_by_a_peer = 0;
    for (const Record& record : VectorFile::load("bundle/export.json").list("export_bundle")) {
        record.ignore_rest("read by export_test.cpp");
        if (!record.has("expected") || !record.record("expected").has("utf8")) continue;
        const Record expected = record.record("expected");
        if (!expected.boolean("js_matches_utf8")) {
            EXPECT_NE(expected.text("js_returnMnemonic_true"), expected.text("utf8"));
            ++destroyed_by_a_peer;
        }
    }
    for (const std::string_view text : {"\xE3\x81\x82\xE3\x81\x84\xE3\x81\x93\xE3\x81\x8F\xE3\x81\x97\xE3\x82\x93",  // Japanese
                                        "abeja a\xCC\x81"
                                        "baco",
                                        "\xE7\x9A\x84\xE7\x9A\x84", "\xE1\x84\x80\xE1\x85\xA1"}) {
        const auto wallet = value_of(value_of(open_export(TestEnclave::signed_text(TestEnclave::export_members(text)))).wallet());
        EXPECT_EQ(as_text(wallet.phrase.reveal()), text);
    }
    RecordProperty("destroyed_by_a_peer", static_cast<int>(destroyed_by_a_peer));
}

TEST(Weakness, APlaintextIsNeverLost) {
    // Another implementation seals an unresolved promise: the empty text, without an error.
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto empty = value_of(SecretText::parse(Bytes{}));
    EXPECT_EQ(error_of(target.seal_mnemonic(empty, nullptr)), Errc::text_empty);
    EXPECT_TRUE(error_of(target.seal_private_key(KeyFormat::hexadecimal, CurveId::secp256k1, empty)));
}

TEST(Weakness, TheVersionCounts) {
    auto members = TestEnclave::outer(json_of(TestEnclave::export_members()));
    member_of(members, "version").value = json_text("v9");
    EXPECT_EQ(error_of(open_export(json_of(members))), Errc::unsupported_version);
}

TEST(Weakness, OneSignerSignsEveryPurpose) {
    // An export and a target differ only in their field names. Neither is accepted as the other.
    EXPECT_EQ(error_of(open_export(TestEnclave::signed_text(TestEnclave::import_members()))), Errc::foreign_member);
    EXPECT_EQ(error_of(verify_import(TestEnclave::signed_text(TestEnclave::export_members()))), Errc::foreign_member);
    auto both = TestEnclave::export_members();
    for (const TextMember& member : TestEnclave::import_members()) {
        if (member.name != "organizationId") both.push_back(member);
    }
    EXPECT_EQ(error_of(open_export(TestEnclave::signed_text(both))), Errc::foreign_member);
    EXPECT_EQ(error_of(verify_import(TestEnclave::signed_text(both))), Errc::foreign_member);
}

TEST(Weakness, CompressedTargetsAreRefusedNotMisused) {
    // Other implementations seal to a compressed key, and nobody can open the result.
    auto members = TestEnclave::import_members();
    member_of(members, "targetPublic").value = json_text(to_hex(TestEnclave::receiver().public_key().compressed()));
    EXPECT_EQ(error_of(verify_import(TestEnclave::signed_text(members))), Errc::public_key_compressed);
    // A key that was parsed from its compressed encoding is the same key, and a message sealed to it can be opened.
    const auto key = value_of(PublicKey<P256>::parse(TestEnclave::receiver().public_key().compressed()));
    const auto message = value_of(bundle::SealedMessage::seal(key, as_bytes("x")));
    EXPECT_EQ(as_text(value_of(message.open(TestEnclave::receiver())).reveal()), "x");
}

TEST(Weakness, NothingIsParsedBeforeItIsVerified) {
    // The signed data of this message is not JSON, but the error is that of the signature, which is verified first.
    auto members = TestEnclave::outer("{{{", private_key(0x66));
    EXPECT_EQ(error_of(open_export(json_of(members))), Errc::signer_unknown);
    member_of(members, "enclaveQuorumPublic").value = json_text(to_hex(TestEnclave::signer().public_key().uncompressed()));
    EXPECT_EQ(error_of(open_export(json_of(members))), Errc::signature_invalid);
    EXPECT_EQ(error_of(open_export(json_of(TestEnclave::outer("{{{")))), Errc::json_syntax);
}

TEST(Weakness, AnAbsentSignerIsNotTolerated) {
    auto members = TestEnclave::outer(json_of(TestEnclave::export_members()));
    member_of(members, "enclaveQuorumPublic").value = "null";
    EXPECT_EQ(error_of(open_export(json_of(members))), Errc::json_wrong_type);
}

TEST(Weakness, EmptyOwnersDoNotMatchEmptyOwners) {
    auto members = TestEnclave::export_members();
    member_of(members, "organizationId").value = json_text("");
    EXPECT_EQ(error_of(open_export(TestEnclave::signed_text(members))), Errc::organization_mismatch);
    EXPECT_FALSE(bundle::OrganizationId::parse(""));
    EXPECT_FALSE(bundle::UserId::parse(""));
}

TEST(Weakness, SignerKeysAreComparedAsBytes) {
    auto members = TestEnclave::outer(json_of(TestEnclave::export_members()));
    std::string upper = member_of(members, "enclaveQuorumPublic").value;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
    member_of(members, "enclaveQuorumPublic").value = upper;
    EXPECT_EQ(error_of(open_export(json_of(members))), std::nullopt);
}

TEST(Weakness, HexadecimalHasOneMeaning) {
    // Other implementations accept odd lengths, signs and digits of other scripts.
    for (const std::string_view digits : {"0", "+f", "0x00", " 00", "00 ", "\xEF\xBC\x90\xEF\xBC\x90", "\xD9\xA0\xD9\xA0"}) {
        auto members = TestEnclave::export_members();
        member_of(members, "ciphertext").value = json_text(digits);
        const auto error = error_of(open_export(TestEnclave::signed_text(members)));
        ASSERT_TRUE(error) << digits;
        EXPECT_TRUE(*error == Errc::hex_odd_length || *error == Errc::hex_character || *error == Errc::hex_prefix_forbidden) << digits;
    }
}

TEST(Weakness, InvalidUtf8AndByteOrderMarksInSignedDataAreRefused) {
    const std::string data = json_of(TestEnclave::export_members());
    EXPECT_EQ(error_of(open_export(json_of(TestEnclave::outer("\xef\xbb\xbf" + data)))), Errc::json_byte_order_mark);
    const std::string broken = data.substr(0, data.size() - 1) + ",\"x\":\"\xc0\x80\"}";
    const auto error = error_of(open_export(json_of(TestEnclave::outer(broken))));
    ASSERT_TRUE(error);
    EXPECT_EQ(error_group(*error), 1);
}

TEST(Weakness, MismatchedSolanaHalvesAreRefused) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    // The seed of one key with the public key of another.
    constexpr std::string_view mismatched = "Q7vrfYdt3n2TYU6BwHYhuib3FApgTvRer5YXtYweo663kWfWbBoDw1bCnPstFYeRfiJ7Pr61vAC3XfyEsT1iYS6";
    EXPECT_EQ(error_of(target.seal_private_key(KeyFormat::solana, CurveId::ed25519, value_of(SecretText::parse(as_bytes(mismatched))))),
              Errc::key_pair_mismatch);
}

TEST(Weakness, ImportedKeysAreCheckedForLengthAndRange) {
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    for (const std::string& text :
         {std::string("ab12"), std::string(62, '1'), std::string(66, '1'), std::string(64, '0'), std::string(64, 'f')}) {
        EXPECT_TRUE(
            error_of(target.seal_private_key(KeyFormat::hexadecimal, CurveId::secp256k1, value_of(SecretText::parse(as_bytes(text))))))
            << text;
    }
}

TEST(Weakness, AnExportedImportKeepsItsPassphrase) {
    // The import form has a separator line that the export form does not have; both are accepted.
    const auto target = value_of(verify_import(TestEnclave::signed_text(TestEnclave::import_members())));
    const auto text = value_of(SecretText::parse(as_bytes(phrase)));
    const auto passphrase = value_of(SecretText::parse(as_bytes("secret!")));
    const auto message = value_of(target.seal_mnemonic(text, &passphrase));
    const auto plaintext = value_of(message.message().open(TestEnclave::receiver()));
    const auto exported =
        value_of(value_of(open_export(TestEnclave::signed_text(TestEnclave::export_members(as_text(plaintext.reveal()))))).wallet());
    EXPECT_EQ(as_text(exported.phrase.reveal()), phrase);
    ASSERT_TRUE(exported.passphrase);
    EXPECT_EQ(as_text(exported.passphrase->reveal()), "secret!");
}

TEST(Weakness, SendersAreNeverAuthenticatedByRepeatingTheirKey) {
    // The "authenticated" mode of another implementation repeats key and nonce for one sender and recipient. The mode of RFC 9180 does not.
    const auto recipient = KeyPair<P256>::from_private_key(private_key(1));
    constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
    std::set<std::vector<u8>> ciphertexts;
    for (int i = 0; i < 10; ++i) {
        ciphertexts.insert(value_of(hpke::seal<P256>(suite, recipient.public_key(), {}, {}, as_bytes("same"),
                                                     hpke::Auth<KeyPair<P256>>{KeyPair<P256>::from_private_key(private_key(2))}))
                               .ciphertext);
    }
    EXPECT_EQ(ciphertexts.size(), 10U);
}

TEST(Weakness, KeyMaterialAndScalarsAreDifferentDoors) {
    const std::vector<u8> bytes(32, 0x42);
    const auto scalar = KeyPair<P256>::from_private_key(private_key(bytes));
    const auto derived = value_of(hpke::derive_key_pair<P256>(bytes));
    EXPECT_NE(scalar.public_key(), derived.public_key());
    EXPECT_EQ(error_of(hpke::derive_key_pair<P256>(Bytes(bytes).first(31))), Errc::hpke_input_length);
}

TEST(Weakness, ScalarsOutOfRangeAreNoKeys) {
    EXPECT_EQ(error_of(PrivateKey<P256>::parse(std::vector<u8>(32, 0xff))), Errc::private_key_range);
    EXPECT_EQ(error_of(PrivateKey<P256>::parse(std::vector<u8>(32, 0))), Errc::private_key_zero);
    EXPECT_EQ(error_of(PrivateKey<P256>::parse(std::vector<u8>(31, 1))), Errc::private_key_length);
}

}  // namespace
}  // namespace coffer::testing
