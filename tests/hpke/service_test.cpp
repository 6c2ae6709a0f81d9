// The service's HPKE channel, step by step, and the mistakes of other implementations.
#include <gtest/gtest.h>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/signature.hpp"
#include "hpke/access.hpp"
#include "hpke/hpke_keys.hpp"
#include "hpke/labeled.hpp"
#include "support/vector_file.hpp"
#include "testing/seams.hpp"

namespace coffer::testing {
namespace {

using hpke::ContextAccess;

std::string labeled_info(const hpke::Suite& suite, std::string_view label, Bytes context, u16 length) {
    std::string text = to_hex(ByteArray<2>{static_cast<u8>(length >> 8U), static_cast<u8>(length)});
    text += to_hex(as_bytes(hpke::version_label)) + to_hex(hpke::hpke_suite_id(suite)) + to_hex(as_bytes(label)) + to_hex(context);
    return text;
}

TEST(ServiceHpke, Constants) {
    for (const Record& record : VectorFile::load("hpke/service.json").list("hpke_constants")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto id = [&](std::string_view field) { return static_cast<u16>(inputs.natural(field)); };
        const auto suite = value_of(hpke::Suite::parse(id("kem_id"), id("kdf_id"), id("aead_id")));
        const auto psk = inputs.text("psk");
        const auto psk_id = inputs.text("psk_id");
        const auto info = inputs.text("info_utf8");
        const hpke::ScheduleContext context(
            suite, {static_cast<hpke::ModeId>(inputs.natural("mode")), as_bytes(info), as_bytes(psk), as_bytes(psk_id)});
        EXPECT_EQ(to_hex(hpke::kem_suite_id(suite.kem().id)), expected.text("kem_suite_id"));
        EXPECT_EQ(to_hex(hpke::hpke_suite_id(suite)), expected.text("hpke_suite_id"));
        EXPECT_EQ(to_hex(context.bytes().subspan(1, 32)), expected.text("psk_id_hash"));
        EXPECT_EQ(to_hex(context.bytes().subspan(33, 32)), expected.text("info_hash"));
        EXPECT_EQ(to_hex(context.bytes()), expected.text("key_schedule_context"));
        EXPECT_EQ(labeled_info(suite, "key", context.bytes(), 32), expected.text("labeled_info_key"));
        EXPECT_EQ(labeled_info(suite, "base_nonce", context.bytes(), 12), expected.text("labeled_info_base_nonce"));
    }
}

TEST(ServiceHpke, KeyMaterialIsNoScalar) {
    for (const Record& record : VectorFile::load("hpke/service.json").list("hpke_derive_key_pair")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record expected = record.record("expected");
        EXPECT_EQ(expected.natural("counter"), 0U);
        const auto pair = value_of(hpke::derive_key_pair<P256>(record.record("inputs").hex("ikm_hex")));
        EXPECT_EQ(to_hex(pair.private_key().reveal()), expected.text("private_key_hex"));
        EXPECT_EQ(to_hex(pair.public_key().uncompressed()), expected.text("public_key_hex"));
    }
}

void check_accepted(const Record& inputs, const Record& expected) {
    const auto recipient = key_pair<P256>(inputs.hex("recipient_private_key_hex"));
    const auto ephemeral = key_pair<P256>(inputs.hex("ephemeral_private_key_hex"));
    const auto info = inputs.text("info_utf8");
    const auto plaintext = inputs.hex("plaintext_hex");
    EXPECT_EQ(to_hex(recipient.public_key().uncompressed()), inputs.text("recipient_public_key_hex"));
    EXPECT_EQ(to_hex(ephemeral.public_key().uncompressed()), expected.text("enc_hex"));
    EXPECT_EQ(to_hex(ephemeral.public_key().compressed()), expected.text("enc_compressed_hex"));

    const auto dh = value_of(shared_secret(ephemeral.private_key(), recipient.public_key()));
    EXPECT_EQ(to_hex(dh.reveal()), expected.text("dh_hex"));
    ByteArray<32> prk{};
    hpke::labeled_extract(HashId::sha256, hpke::kem_suite_id(hpke::Kem::dhkem_p256_hkdf_sha256), {}, "eae_prk", dh.reveal(), prk);
    EXPECT_EQ(to_hex(prk), expected.text("eae_prk_hex"));
    const auto secret = value_of(hpke::encap<P256>(recipient.public_key(), ephemeral, nullptr));
    EXPECT_EQ(to_hex(secret.reveal()), expected.text("shared_secret_hex"));
    ByteArray<32> schedule_secret{};
    hpke::schedule_secret(default_suite, secret, {}, schedule_secret);
    EXPECT_EQ(to_hex(schedule_secret), expected.text("secret_hex"));
    const auto schedule = value_of(ContextAccess::schedule(default_suite, secret, {hpke::ModeId::base, as_bytes(info), {}, {}}));
    EXPECT_EQ(to_hex(ContextAccess::key(schedule)), expected.text("key_hex"));
    EXPECT_EQ(to_hex(ContextAccess::base_nonce(schedule)), expected.text("base_nonce_hex"));
    EXPECT_EQ(to_hex(ContextAccess::exporter_secret(schedule)), expected.text("exporter_secret_hex"));

    // The message in all its encodings, and the associated data that it implies.
    const auto message = value_of(seal_with_ephemeral_for_testing(recipient.public_key(), plaintext, ephemeral));
    EXPECT_EQ(to_hex(message.ciphertext()), expected.text("ciphertext_hex"));
    const auto opened = value_of(
        hpke::open<P256>(default_suite, expected.hex("enc_hex"), recipient, as_bytes(info), expected.hex("aad_hex"), message.ciphertext()));
    EXPECT_EQ(to_hex(opened.reveal()), to_hex(plaintext));
    EXPECT_EQ(bundle::ClientMessage(value_of(seal_with_ephemeral_for_testing(recipient.public_key(), plaintext, ephemeral))).json(),
              expected.text("client_message_json"));
    EXPECT_EQ(to_hex(message.encapsulated_key().compressed()) + to_hex(message.ciphertext()), expected.text("compressed_wire_hex"));
}

/// A message of another implementation with other associated data: valid for a recipient that uses that data, and refused by the channel.
void check_refused(const Record& inputs, const Error& wanted) {
    const auto recipient = key_pair<P256>(inputs.hex("recipient_private_key_hex"));
    const auto ciphertext = inputs.hex("ciphertext_hex");
    EXPECT_TRUE(hpke::open<P256>(default_suite, inputs.hex("enc_hex"), recipient, as_bytes("turnkey_hpke"), inputs.hex("aad_used_hex"),
                                 ciphertext));
    const auto message =
        value_of(bundle::SealedMessage::from_parts(value_of(PublicKey<P256>::parse_uncompressed(inputs.hex("enc_hex"))), ciphertext));
    const auto encryption_key = KeyPair<P256>::from_private_key(recipient.private_key().clone());
    const auto opened = message.open(encryption_key);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), wanted);
}

TEST(ServiceHpke, VectorsWithAllIntermediateValues) {
    for (const Record& record : VectorFile::load("hpke/service.json").list("hpke_vector")) {
        SCOPED_TRACE(record.where());
        if (record.text("coffer") == "accept") {
            check_accepted(record.record("inputs"), record.record("expected"));
        } else {
            EXPECT_EQ(record.text("error"), "aead_open");
            check_refused(record.record("inputs"), fail(Errc::aead_open).error());
        }
    }
}

}  // namespace
}  // namespace coffer::testing
