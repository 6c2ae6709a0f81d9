// Credential bundles, and the compact encoding in general.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/encoding/base58check.hpp"
#include "coffer/hpke/mode.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

Result<PrivateKey<P256>> open_with(std::string_view text, const std::vector<u8>& receiver) {
    Result<PrivateKey<P256>> key = PrivateKey<P256>::parse(receiver);
    if (!key) return fail(key.error());
    return bundle::open_credential(text, KeyPair<P256>::from_private_key(std::move(*key)));
}

void check_accepted(const Record& inputs, const Record& expected) {
    if (expected.has("credential_bundle")) {  // the enclave's side
        const auto receiver = private_key(inputs.hex("embedded_private_key_hex")).public_key();
        const auto message = value_of(
            seal_with_ephemeral_for_testing(receiver, inputs.hex("credential_private_key_hex"),
                                            KeyPair<P256>::from_private_key(private_key(inputs.hex("ephemeral_private_key_hex")))));
        EXPECT_EQ(to_hex(message.encapsulated_key().compressed()) + to_hex(message.ciphertext()), expected.text("payload_hex"));
        const auto text = bundle::UnsignedBundle(message).text();
        EXPECT_EQ(text, expected.text("credential_bundle"));
        EXPECT_EQ(to_hex(value_of(open_with(text, inputs.hex("embedded_private_key_hex"))).reveal()),
                  inputs.text("credential_private_key_hex"));
        return;
    }
    const auto text = inputs.text("credential_bundle");
    const auto parsed = value_of(bundle::UnsignedBundle::parse(text));
    EXPECT_EQ(parsed.text(), text);
    const auto enc = to_hex(parsed.message().encapsulated_key().compressed());
    const auto ciphertext = to_hex(parsed.message().ciphertext());
    if (expected.has("payload_hex")) {
        EXPECT_EQ(enc + ciphertext, expected.text("payload_hex"));
    }
    if (expected.has("payload_length")) {
        EXPECT_EQ((enc + ciphertext).size() / 2, expected.natural("payload_length"));
    }
    if (expected.has("encapped_compressed_hex")) {
        EXPECT_EQ(enc, expected.text("encapped_compressed_hex"));
    }
    if (expected.has("ciphertext_hex")) {
        EXPECT_EQ(ciphertext, expected.text("ciphertext_hex"));
    }
    if (!inputs.has("embedded_private_key_hex")) return;

    const auto key = value_of(open_with(text, inputs.hex("embedded_private_key_hex")));
    EXPECT_EQ(to_hex(key.reveal()), expected.text("credential_private_key_hex"));
    if (expected.has("credential_public_key_hex")) {
        EXPECT_EQ(to_hex(key.public_key().compressed()), expected.text("credential_public_key_hex"));
    }
    if (inputs.has("client_ikm_hex")) {
        const auto derived = value_of(hpke::derive_key_pair<P256>(inputs.hex("client_ikm_hex")));
        EXPECT_EQ(to_hex(derived.public_key().uncompressed()), expected.text("target_public_key_hex"));
        EXPECT_EQ(to_hex(value_of(bundle::open_credential(text, derived)).reveal()), expected.text("credential_private_key_hex"));
    }
}

TEST(Credential, PublishedOnes) {
    for (const Record& record : VectorFile::load("bundle/credential.json").list("credential_bundle")) {
        SCOPED_TRACE(record.where());
        const Record inputs = record.record("inputs");
        if (record.text("coffer") == "accept") {
            const Record expected = record.record("expected");
            expected.ignore("note", "prose");
            check_accepted(inputs, expected);
            continue;
        }
        const auto opened = open_with(inputs.text("credential_bundle"), inputs.hex("embedded_private_key_hex"));
        ASSERT_FALSE(opened);
        EXPECT_EQ(error_name(opened.error().code), record.text("error"));
    }
}

std::string credential(Bytes plaintext) {
    return value_of(bundle::UnsignedBundle::seal(TestEnclave::receiver().public_key(), plaintext)).text();
}

TEST(Credential, ThePlaintextMustBeAPrivateKey) {
    const auto receiver = TestEnclave::receiver();
    EXPECT_TRUE(bundle::open_credential(credential(std::vector<u8>(32, 1)), receiver));
    EXPECT_EQ(error_of(bundle::open_credential(credential(std::vector<u8>(32, 0)), receiver)), Errc::private_key_zero);
    EXPECT_EQ(error_of(bundle::open_credential(credential(std::vector<u8>(32, 0xff)), receiver)), Errc::private_key_range);
    for (std::size_t size = 0; size < 70; ++size) {
        if (size == 32) continue;
        const auto error = error_of(bundle::open_credential(credential(std::vector<u8>(size, 1)), receiver));
        ASSERT_TRUE(error) << size;
        EXPECT_TRUE(*error == Errc::base58_length || *error == Errc::base58_too_long) << size;
    }
}

TEST(Credential, EveryOtherPayloadIsRefused) {
    const auto receiver = TestEnclave::receiver();
    const auto text = credential(std::vector<u8>(32, 1));
    const auto payload = value_of(base58::decode_check(text, 200));
    ASSERT_EQ(payload.size(), bundle::credential_payload_size);
    for (std::size_t bit = 0; bit < 8 * payload.size(); ++bit) {
        auto changed = payload;
        changed[bit / 8] = static_cast<u8>(changed[bit / 8] ^ (1U << (bit % 8)));
        const auto error = error_of(bundle::open_credential(base58::encode_check(changed), receiver));
        ASSERT_TRUE(error) << bit;
        if (bit < 8) {
            // 02 and 03 name the two points with this x. The other point opens nothing.
            const bool other_sign = bit == 0;
            const bool hybrid = (changed[0] == 6 || changed[0] == 7);
            EXPECT_TRUE(other_sign ? *error == Errc::aead_open : hybrid ? true : error_group(*error) == 3) << bit;
        } else if (bit >= 8 * 33) {
            EXPECT_EQ(*error, Errc::aead_open) << bit;
        } else {
            EXPECT_TRUE(*error == Errc::aead_open || *error == Errc::public_key_not_on_curve) << bit;
        }
    }
    for (std::size_t size = 0; size < 140; ++size) {
        if (size == payload.size()) continue;
        auto resized = payload;
        resized.resize(size);
        EXPECT_TRUE(error_of(bundle::open_credential(base58::encode_check(resized), receiver))) << size;
    }
}

TEST(Credential, EveryOtherCharacterIsRefused) {
    const auto receiver = TestEnclave::receiver();
    const auto text = credential(std::vector<u8>(32, 1));
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char c : {'1', '2', 'z', '0', 'O', 'I', 'l', ' ', '\0', '\x80'}) {
            auto changed = text;
            if (changed[at] == c) continue;
            changed[at] = c;
            EXPECT_TRUE(error_of(bundle::open_credential(changed, receiver))) << at;
        }
        EXPECT_TRUE(error_of(bundle::open_credential(text.substr(0, at), receiver)));
    }
    EXPECT_TRUE(error_of(bundle::open_credential(" " + text, receiver)));
    EXPECT_TRUE(error_of(bundle::open_credential(text + "\n", receiver)));
}

TEST(Compact, LengthsAreBoundedBeforeAnyWork) {
    EXPECT_EQ(error_of(bundle::UnsignedBundle::parse(std::string(bundle::max_compact_length + 1, '2'))), Errc::base58_too_long);
    EXPECT_EQ(error_of(bundle::UnsignedBundle::parse(std::string(1U << 20U, '2'))), Errc::base58_too_long);
    EXPECT_EQ(error_of(bundle::open_credential(std::string(1U << 20U, '2'), TestEnclave::receiver())), Errc::base58_too_long);
    const auto receiver = TestEnclave::receiver();
    const std::vector<u8> longest(bundle::UnsignedBundle::max_plaintext, 0xff);
    const auto text = value_of(bundle::UnsignedBundle::seal(receiver.public_key(), longest)).text();
    EXPECT_LE(text.size(), bundle::max_compact_length);
    EXPECT_EQ(value_of(value_of(bundle::UnsignedBundle::parse(text)).open(receiver)).size(), longest.size());
    EXPECT_EQ(error_of(bundle::UnsignedBundle::seal(receiver.public_key(), std::vector<u8>(longest.size() + 1))), Errc::data_too_long);
    for (std::size_t size = 0; size < 49; ++size) {
        EXPECT_EQ(error_of(bundle::UnsignedBundle::parse(base58::encode_check(std::vector<u8>(size, 2)))), Errc::base58_length) << size;
    }
}

RC_GTEST_PROP(Compact, SealedTextOpensAgain, ()) {
    const auto plaintext = *gen::bytes_between(0, 100);
    const auto receiver = KeyPair<P256>::from_private_key(private_key(*gen::scalar()));
    const auto text = value_of(bundle::UnsignedBundle::seal(receiver.public_key(), plaintext)).text();
    const auto message = value_of(bundle::UnsignedBundle::parse(text));
    RC_ASSERT(message.text() == text);
    RC_ASSERT(to_hex(value_of(message.open(receiver)).reveal()) == to_hex(plaintext));
}

}  // namespace
}  // namespace coffer::testing
