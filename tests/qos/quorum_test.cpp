// Quorum keys, their envelopes and their signatures, compared with other implementations.
#include <gtest/gtest.h>

#include <algorithm>

#include "bundle/test_enclave.hpp"
#include "coffer/crypto/aead.hpp"
#include "coffer/qos/envelope.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "coffer/qos/shares.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using qos::DualPublicKey;
using qos::Envelope;
using qos::QuorumKeys;
using qos::SymmetricEnvelope;

SecretArray<32> seed_of(const std::vector<u8>& bytes) {
    return SecretArray<32>(FixedBytes<32>(bytes.data(), bytes.size()));
}

QuorumKeys keys_of(const std::vector<u8>& seed) {
    return value_of(QuorumKeys::derive(seed_of(seed)));
}

TEST(QuorumKeys, PublishedSets) {
    for (const Record& record : VectorFile::load("qos/keys.json").list("qos_key_set")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record expected = record.record("expected");
        const auto seed = record.record("inputs").text("master_seed_hex");
        const auto keys = keys_of(from_hex(seed));
        EXPECT_EQ(to_hex(keys.encryption_key().private_key().reveal()), expected.text("encrypt_private_hex"));
        EXPECT_EQ(to_hex(keys.signing_key().reveal()), expected.text("sign_private_hex"));
        EXPECT_EQ(to_hex(keys.symmetric_key().reveal()), expected.text("aes_gcm_256_key_hex"));
        EXPECT_EQ(to_hex(keys.public_key().bytes()), expected.text("public_key_hex"));
        EXPECT_EQ(value_of(DualPublicKey::parse(expected.hex("public_key_hex"))), keys.public_key());
        EXPECT_EQ(to_hex(value_of(qos::parse_master_seed(as_bytes(seed))).reveal()), seed);
    }
}

TEST(QuorumKeys, SeedFilesAndPublicKeys) {
    const std::string seed(64, 'a');
    EXPECT_TRUE(qos::parse_master_seed(as_bytes(seed + "\n")));
    for (const std::string& text : {std::string(), seed.substr(1), seed.substr(2), seed + "00", seed + "\n\n", seed + "\r\n", " " + seed,
                                    "0x" + seed, seed.substr(1) + "g", std::string("\n")}) {
        EXPECT_TRUE(error_of(qos::parse_master_seed(as_bytes(text)))) << text;
    }
    const auto bytes = keys_of(std::vector<u8>(32, 1)).public_key().bytes();
    for (const std::size_t size : {0U, 65U, 129U})
        EXPECT_EQ(error_of(DualPublicKey::parse(Bytes(bytes).first(size))), Errc::public_key_length);
    for (const std::size_t at : {1U, 66U}) {
        auto broken = bytes;
        broken[at] = static_cast<u8>(broken[at] ^ 1);
        EXPECT_EQ(error_of(DualPublicKey::parse(broken)), Errc::public_key_not_on_curve);
    }
}

TEST(QuorumKeys, EnvelopesAreSealedToUncompressedKeysOnly) {
    const auto both = keys_of(std::vector<u8>(32, 1)).public_key();
    EXPECT_EQ(value_of(qos::parse_encryption_key(both.encryption.uncompressed())), both.encryption);
    EXPECT_EQ(value_of(qos::parse_encryption_key(both.bytes())), both.encryption);
    EXPECT_EQ(error_of(qos::parse_encryption_key(both.encryption.compressed())), Errc::public_key_compressed);
    const auto bytes = both.bytes();
    for (const std::size_t size : {0U, 1U, 64U, 66U, 129U}) EXPECT_TRUE(error_of(qos::parse_encryption_key(Bytes(bytes).first(size))));
    for (const std::size_t at : {1U, 66U}) {
        auto broken = bytes;
        broken[at] = static_cast<u8>(broken[at] ^ 1);
        EXPECT_EQ(error_of(qos::parse_encryption_key(broken)), Errc::public_key_not_on_curve);
    }
}

TEST(QuorumKeys, PublishedSignature) {
    for (const Record& record : VectorFile::load("qos/keys.json").list("qos_signature")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto keys = keys_of(inputs.hex("master_seed_hex"));
        EXPECT_EQ(to_hex(keys.public_key().bytes()), expected.text("public_key_hex"));
        const auto message = inputs.text("message_utf8");
        const auto signature = value_of(sign_digest(keys.signing_key(), sha256(as_bytes(message)), Nonce::deterministic));
        EXPECT_EQ(to_hex(signature.raw()), expected.text("signature_raw_hex"));
    }
}

TEST(QuorumEnvelope, Published) {
    for (const Record& record : VectorFile::load("qos/keys.json").list("quorum_envelope")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        expected.ignore("layout", "prose");
        if (inputs.has("ephemeral_private_key_hex")) {  // the sender's side
            const auto ephemeral = KeyPair<P256>::from_private_key(private_key(inputs.hex("ephemeral_private_key_hex")));
            const auto receiver = KeyPair<P256>::from_private_key(private_key(inputs.hex("recipient_private_key_hex")));
            const auto key = value_of(PublicKey<P256>::parse(inputs.hex("recipient_public_key_hex")));
            EXPECT_EQ(receiver.public_key(), key);
            EXPECT_EQ(to_hex(value_of(shared_secret(ephemeral.private_key(), key)).reveal()), expected.text("shared_x_hex"));
            const auto plaintext = inputs.text("plaintext_utf8");
            const auto envelope = value_of(seal_envelope_for_testing(key, as_bytes(plaintext), ephemeral, inputs.hex<12>("nonce_hex")));
            EXPECT_EQ(to_hex(envelope.borsh()), expected.text("envelope_hex"));
            EXPECT_EQ(as_text(value_of(envelope.open(receiver)).reveal()), plaintext);
            // The intermediate values, directly from AES-GCM.
            const auto wire = from_hex(expected.text("envelope_hex"));
            std::vector<u8> opened(plaintext.size());
            EXPECT_TRUE(aead_open(AeadId::aes_256_gcm, expected.hex("aes_key_hex"), inputs.hex<12>("nonce_hex"), expected.hex("aad_hex"),
                                  Bytes(wire).subspan(81), opened));
            EXPECT_EQ(as_text(opened), plaintext);
            continue;
        }
        const auto keys = keys_of(inputs.hex("recipient_master_seed_hex"));
        if (inputs.has("recipient_public_key_hex")) {
            EXPECT_EQ(to_hex(keys.public_key().bytes()), inputs.text("recipient_public_key_hex"));
        }
        const auto wire = inputs.hex("envelope_hex");
        const auto envelope = value_of(Envelope::parse(wire));
        EXPECT_EQ(envelope.borsh(), wire);
        EXPECT_EQ(to_hex(value_of(envelope.open(keys.encryption_key())).reveal()), expected.text("plaintext_hex"));
    }
}

TEST(QuorumEnvelope, EveryBitCounts) {
    const auto receiver = TestEnclave::receiver();
    const auto wire = value_of(Envelope::seal(receiver.public_key(), as_bytes("plaintext"))).borsh();
    EXPECT_EQ(wire.size(), Envelope::overhead + 9);
    for (std::size_t bit = 0; bit < 8 * wire.size(); ++bit) {
        auto changed = wire;
        changed[bit / 8] = static_cast<u8>(changed[bit / 8] ^ (1U << (bit % 8)));
        const auto error = error_of(Envelope::parse(changed).and_then([&](Envelope envelope) { return envelope.open(receiver); }));
        ASSERT_TRUE(error) << bit;
        if (bit < 8 * 12 || bit >= 8 * 81) {
            EXPECT_EQ(*error, Errc::aead_open) << bit;
        } else if (bit < 8 * 77) {
            EXPECT_EQ(error_group(*error), 3) << bit;
        } else {
            EXPECT_EQ(*error, Errc::borsh_syntax) << bit;
        }
    }
    for (std::size_t size = 0; size < wire.size(); ++size) {
        EXPECT_EQ(error_of(Envelope::parse(Bytes(wire).first(size))), Errc::borsh_syntax) << size;
    }
    auto longer = wire;
    longer.push_back(0);
    EXPECT_EQ(error_of(Envelope::parse(longer)), Errc::borsh_syntax);
    EXPECT_EQ(error_of(value_of(Envelope::parse(wire)).open(KeyPair<P256>::from_private_key(private_key(0x77)))), Errc::aead_open);
}

TEST(QuorumEnvelope, CiphertextsOfAllLengths) {
    const auto key = TestEnclave::receiver().public_key();
    for (std::size_t size = 0; size < 20; ++size) {
        std::vector<u8> wire(12, 0);
        wire.insert(wire.end(), key.uncompressed().begin(), key.uncompressed().end());
        wire.insert(wire.end(), {static_cast<u8>(size), 0, 0, 0});
        wire.resize(wire.size() + size);
        EXPECT_EQ(error_of(Envelope::parse(wire)), size < 16 ? std::optional(Errc::ciphertext_too_short) : std::nullopt) << size;
    }
}

TEST(QuorumEnvelope, CompressedKeysAreRefused) {
    // Other implementations seal to a compressed key, and nobody can open the message. In coffer a key is a point, whatever its encoding
    // was.
    const auto receiver = TestEnclave::receiver();
    const auto key = value_of(PublicKey<P256>::parse(receiver.public_key().compressed()));
    EXPECT_EQ(as_text(value_of(value_of(Envelope::seal(key, as_bytes("x"))).open(receiver)).reveal()), "x");
    // The encoded message has 65 bytes for the key; a compressed key in its place shifts all that follows.
    auto wire = value_of(Envelope::seal(key, as_bytes("x"))).borsh();
    const auto compressed = receiver.public_key().compressed();
    wire.erase(wire.begin() + 12, wire.begin() + 77);
    wire.insert(wire.begin() + 12, compressed.begin(), compressed.end());
    EXPECT_TRUE(error_of(Envelope::parse(wire)));
}

TEST(QuorumEnvelope, Bounds) {
    const auto key = TestEnclave::receiver().public_key();
    EXPECT_EQ(error_of(Envelope::seal(key, std::vector<u8>(Envelope::max_plaintext + 1))), Errc::data_too_long);
    const auto wire = value_of(Envelope::seal(key, std::vector<u8>(Envelope::max_plaintext))).borsh();
    EXPECT_TRUE(Envelope::parse(wire));
    auto longer = wire;
    longer.push_back(0);
    longer[77] = 0x11;
    EXPECT_EQ(error_of(Envelope::parse(longer)), Errc::data_too_long);
}

TEST(SymmetricEnvelope, BothEnds) {
    // No vectors of other implementations are published, so the test builds the encoding itself.
    const auto key = seed_of(std::vector<u8>(32, 9));
    const ByteArray<12> nonce{1, 2, 3};
    const auto envelope = value_of(seal_envelope_for_testing(key, as_bytes("plaintext"), nonce));
    std::vector<u8> wire(nonce.begin(), nonce.end());
    wire.insert(wire.end(), {9 + 16, 0, 0, 0});
    wire.resize(wire.size() + 9 + 16);
    ASSERT_TRUE(aead_seal(AeadId::aes_256_gcm, key.reveal(), nonce, as_bytes("qos_aes_gcm_256_hmac_sha512"), as_bytes("plaintext"),
                          MutBytes(wire).subspan(16)));
    EXPECT_EQ(envelope.borsh(), wire);
    EXPECT_EQ(as_text(value_of(value_of(SymmetricEnvelope::parse(wire)).open(key)).reveal()), "plaintext");
    EXPECT_EQ(error_of(envelope.open(seed_of(std::vector<u8>(32, 8)))), Errc::aead_open);
    EXPECT_NE(value_of(SymmetricEnvelope::seal(key, as_bytes("x"))).borsh(), value_of(SymmetricEnvelope::seal(key, as_bytes("x"))).borsh());

    for (std::size_t bit = 0; bit < 8 * wire.size(); ++bit) {
        auto changed = wire;
        changed[bit / 8] = static_cast<u8>(changed[bit / 8] ^ (1U << (bit % 8)));
        const auto error = error_of(SymmetricEnvelope::parse(changed).and_then([&](SymmetricEnvelope other) { return other.open(key); }));
        EXPECT_EQ(error, bit >= 8 * 12 && bit < 8 * 16 ? Errc::borsh_syntax : Errc::aead_open) << bit;
    }
    for (std::size_t size = 0; size < wire.size(); ++size) {
        EXPECT_EQ(error_of(SymmetricEnvelope::parse(Bytes(wire).first(size))), Errc::borsh_syntax) << size;
    }
    EXPECT_EQ(error_of(SymmetricEnvelope::seal(key, std::vector<u8>(SymmetricEnvelope::max_plaintext + 1))), Errc::data_too_long);
}

RC_GTEST_PROP(QuorumEnvelope, SealedOpensAgain, ()) {
    const auto plaintext = *gen::bytes_between(0, 200);
    const auto seed = *gen::bytes(32);
    const auto keys = keys_of(seed);
    const auto envelope = value_of(Envelope::seal(keys.public_key().encryption, plaintext));
    const auto again = value_of(Envelope::parse(envelope.borsh()));
    RC_ASSERT(to_hex(value_of(again.open(keys.encryption_key())).reveal()) == to_hex(plaintext));
    const auto symmetric = value_of(SymmetricEnvelope::parse(value_of(SymmetricEnvelope::seal(keys.symmetric_key(), plaintext)).borsh()));
    RC_ASSERT(to_hex(value_of(symmetric.open(keys.symmetric_key())).reveal()) == to_hex(plaintext));
}

}  // namespace
}  // namespace coffer::testing
