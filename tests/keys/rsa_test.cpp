#include "coffer/keys/rsa.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "keys/keys_support.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

TEST(Rs256, OpenSslSignatures) {
    const auto file = VectorFile::load("stamp/passkeys.json");
    for (const char* list : {"accepted", "refused"}) file.ignore(list, "read by the stamps' tests");
    for (const Record& record : file.list("rsa_signatures")) {
        auto spki = record.hex("spki");
        const auto key = RsaPublicKey::parse_spki(spki);
        ASSERT_TRUE(key) << record.where();
        for (std::size_t size = 0; size < spki.size(); ++size) EXPECT_FALSE(RsaPublicKey::parse_spki(Bytes(spki).first(size)));
        spki.push_back(0);
        EXPECT_EQ(code_of(RsaPublicKey::parse_spki(spki)), Errc::der_trailing_bytes);
        const auto verdict = verify_rs256(*key, sha256(record.hex("message")), record.hex("signature"));
        EXPECT_EQ(verdict.has_value(), record.boolean("valid")) << record.where();
        EXPECT_EQ(*RsaPublicKey::parse(key->modulus(), key->exponent()), *key);
    }
}

TEST(RsaPublicKey, Edges) {
    const auto code = [](Bytes modulus, Bytes exponent) { return code_of(RsaPublicKey::parse(modulus, exponent)); };
    const std::vector<u8> e = {1, 0, 1};
    std::vector<u8> n(256, 0xff);
    EXPECT_EQ(code(n, e), std::nullopt);
    EXPECT_EQ(code(std::vector<u8>(255, 0xff), e), Errc::public_key_length);
    EXPECT_EQ(code(std::vector<u8>(1024, 0xff), e), std::nullopt);
    EXPECT_EQ(code(std::vector<u8>(1025, 0xff), e), Errc::public_key_length);
    n[0] = 0x7f;
    EXPECT_EQ(code(n, e), Errc::public_key_length);
    n[0] = 0;
    EXPECT_EQ(code(n, e), Errc::key_encoding);
    n[0] = 0xff;
    n[255] = 0xfe;
    EXPECT_EQ(code(n, e), Errc::key_encoding);
    n[255] = 0xff;
    EXPECT_EQ(code(n, std::vector<u8>{}), Errc::key_encoding);
    EXPECT_EQ(code(n, std::vector<u8>{1}), Errc::key_encoding);
    EXPECT_EQ(code(n, std::vector<u8>{2}), Errc::key_encoding);
    EXPECT_EQ(code(n, std::vector<u8>{3}), std::nullopt);
    EXPECT_EQ(code(n, std::vector<u8>{0, 3}), Errc::key_encoding);
    EXPECT_EQ(code(n, std::vector<u8>{1, 0, 0, 0, 1}), Errc::key_encoding);
    EXPECT_EQ(code_of(RsaPublicKey::parse_spki(encode_spki(private_key<P256>(std::vector<u8>(32, 1)).public_key()))),
              Errc::unsupported_algorithm);
}

}  // namespace
}  // namespace coffer
