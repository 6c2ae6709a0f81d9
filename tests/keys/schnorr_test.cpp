#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

TEST(Schnorr, Bip340Vectors) {
    const auto file = VectorFile::load("keys/schnorr.json");
    for (const Record& record : file.list("signatures")) {
        const auto message = record.hex("message");
        const auto signature = record.hex("signature");
        const auto key = PublicKey<Secp256k1>::from_x_only(record.hex<32>("public_key"));
        const bool valid = key && verify_schnorr(*key, message, signature);
        EXPECT_EQ(valid, record.boolean("valid")) << record.where();
        if (!record.has("private_key")) continue;
        const auto signer = private_key<Secp256k1>(record.text("private_key"));
        const auto aux = record.hex<32>("aux");
        EXPECT_EQ(to_hex(signer.public_key().x_only()), record.text("public_key"));
        if (message.size() == 32) {
            EXPECT_EQ(to_hex(*sign_schnorr(signer, Bytes(message).first<32>(), aux)), to_hex(signature));
        }
    }
}

TEST(Schnorr, SignatureLength) {
    const auto key = private_key<Secp256k1>(std::vector<u8>(32, 1)).public_key();
    for (std::size_t length = 0; length < 130; ++length)
        EXPECT_EQ(code_of(verify_schnorr(key, {}, std::vector<u8>(length, 0))),
                  length == 64 ? Errc::signature_invalid : Errc::signature_length);
}

RC_GTEST_PROP(SchnorrLaws, SignVerifyTamper, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto message = *gen::array<32>();
    const auto signature = *sign_schnorr(key, message);
    RC_ASSERT(verify_schnorr(key.public_key(), message, signature).has_value());
    RC_ASSERT(*sign_schnorr(key, message) != signature);
    auto tampered = signature;
    const auto bit = *rc::gen::inRange<std::size_t>(0, 512);
    tampered[bit / 8] = static_cast<u8>(tampered[bit / 8] ^ (1U << (bit % 8)));
    RC_ASSERT(code_of(verify_schnorr(key.public_key(), message, tampered)) == Errc::signature_invalid);
}

TEST(Taproot, Bip341Outputs) {
    const auto file = VectorFile::load("keys/taproot.json");
    const TaggedHash tap_tweak("TapTweak");
    for (const Record& record : file.list("outputs")) {
        const auto internal = record.hex<32>("internal_key");
        const auto root = record.hex("merkle_root");
        const auto key = *PublicKey<Secp256k1>::from_x_only(internal);
        EXPECT_EQ(to_hex(tap_tweak({internal, root})), record.text("tweak"));
        EXPECT_EQ(to_hex(key.taproot_output(root)->x_only()), record.text("output_key"));
        record.ignore("script_pubkey", "read by the address tests");
        record.ignore("address", "read by the address tests");
    }
}

TEST(Taproot, Bip341KeyPaths) {
    const auto file = VectorFile::load("keys/taproot.json");
    for (const Record& record : file.list("key_paths")) {
        const auto internal = private_key<Secp256k1>(record.text("private_key"));
        const auto root = record.hex("merkle_root");
        EXPECT_EQ(to_hex(internal.public_key().x_only()), record.text("internal_key"));
        record.ignore("tweak", "follows from the tweaked key");
        const auto tweaked = *taproot_private_key(internal, root);
        EXPECT_EQ(to_hex(tweaked.reveal()), record.text("tweaked_private_key"));
        EXPECT_EQ(tweaked.public_key().x_only(), internal.public_key().taproot_output(root)->x_only());

        auto witness = record.hex("witness");
        if (record.integer("hash_type") != 0) {
            EXPECT_EQ(witness.back(), record.integer("hash_type"));
            witness.pop_back();
        }
        const auto sighash = record.hex<32>("sighash");
        const ByteArray<32> no_aux{};
        EXPECT_EQ(to_hex(*sign_schnorr(tweaked, sighash, no_aux)), to_hex(witness)) << record.where();
    }
}

TEST(Taproot, RootHasNoneOrThirtyTwoBytes) {
    const auto key = private_key<Secp256k1>(std::vector<u8>(32, 9));
    for (std::size_t length = 0; length <= 65; ++length) {
        const std::vector<u8> root(length, 1);
        const auto expected = length == 0 || length == 32 ? std::nullopt : std::optional(Errc::length_mismatch);
        EXPECT_EQ(code_of(key.public_key().taproot_output(root)), expected);
        EXPECT_EQ(code_of(taproot_private_key(key, root)), expected);
    }
}

/// The output key does not depend on the sign of the internal key's y, and the private tweak gives the matching key.
RC_GTEST_PROP(TaprootLaws, TweaksCommute, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto root = *rc::gen::oneOf(gen::bytes(0), gen::bytes(32));
    const auto output = *key.public_key().taproot_output(root);
    RC_ASSERT(taproot_private_key(key, root)->public_key() == output);
    auto mirrored = key.public_key().compressed();
    mirrored[0] ^= 1U;
    RC_ASSERT(*public_key<Secp256k1>(mirrored).taproot_output(root) == output);
}

}  // namespace
}  // namespace coffer
