#include "coffer/keys/signature.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

TEST(Ed25519, Rfc8032Signatures) {
    // RFC 8032 7.1, tests 1 to 3.
    struct Case {
        std::string_view seed, message, signature;
    };
    const Case cases[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100"
         "b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c0"
         "0"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40"
         "a"},
    };
    for (const Case& c : cases) {
        const auto key = private_key<Ed25519>(c.seed);
        const auto signature = sign_ed25519(key, from_hex(c.message));
        EXPECT_EQ(to_hex(signature), c.signature);
        EXPECT_TRUE(verify_ed25519(key.public_key(), from_hex(c.message), signature));
    }
}

// A key that PublicKey refuses (small order, not canonical) never verifies a signature.
bool accepts(Bytes encoded_key, Bytes message, Bytes signature) {
    const auto key = PublicKey<Ed25519>::parse(encoded_key);
    return key && verify_ed25519(*key, message, signature);
}

TEST(Ed25519, EdgeCasesHaveOneVerdict) {
    const auto cctv = VectorFile::load("keys/ed25519_cctv.json");
    int accepted = 0;
    for (const Record& record : cctv.list("cases")) {
        record.ignore("flags", "describe the case");
        const bool verdict = accepts(record.hex("public_key"), as_bytes(record.text("message")), record.hex("signature"));
        EXPECT_EQ(verdict, record.boolean("accept")) << record.where();
        accepted += verdict ? 1 : 0;
    }
    EXPECT_EQ(accepted, 43);

    const auto speccheck = VectorFile::load("keys/ed25519_speccheck.json");
    for (const Record& record : speccheck.list("cases"))
        EXPECT_EQ(accepts(record.hex("public_key"), record.hex("message"), record.hex("signature")), record.boolean("accept"))
            << record.where();
}

TEST(Ed25519, SignatureLength) {
    const auto key = private_key<Ed25519>(std::vector<u8>(32, 1)).public_key();
    for (std::size_t length = 0; length < 130; ++length)
        EXPECT_EQ(code_of(verify_ed25519(key, {}, std::vector<u8>(length, 0))),
                  length == 64 ? Errc::signature_invalid : Errc::signature_length);
}

RC_GTEST_PROP(Ed25519Laws, SignVerifyTamper, ()) {
    const auto key = private_key<Ed25519>(*gen::array<32>());
    const auto message = *gen::bytes_between(0, 200);
    const auto signature = sign_ed25519(key, message);
    RC_ASSERT(signature == sign_ed25519(key, message));
    RC_ASSERT(verify_ed25519(key.public_key(), message, signature).has_value());

    const auto bit = *rc::gen::inRange<std::size_t>(0, 512);
    auto tampered = signature;
    tampered[bit / 8] = static_cast<u8>(tampered[bit / 8] ^ (1U << (bit % 8)));
    RC_ASSERT(code_of(verify_ed25519(key.public_key(), message, tampered)) == Errc::signature_invalid);
    auto other = message;
    other.push_back(0);
    RC_ASSERT(code_of(verify_ed25519(key.public_key(), other, signature)) == Errc::signature_invalid);
}

}  // namespace
}  // namespace coffer
