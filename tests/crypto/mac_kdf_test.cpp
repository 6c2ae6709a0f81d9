#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "crypto/backend/mac.hpp"
#include "crypto/backend/sha2.hpp"
#include "crypto/hmac_context.hpp"
#include "crypto/openssl_oracle.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using testing::from_hex;
using testing::to_hex;
namespace evp = testing::evp;
namespace gen = testing::gen;

struct HmacCase {
    std::vector<u8> key;
    std::vector<u8> data;
    const char* mac256;
    const char* mac384;
    const char* mac512;
};

std::vector<HmacCase> rfc4231() {
    const auto repeat = [](u8 value, std::size_t count) { return std::vector<u8>(count, value); };
    const auto text = [](std::string_view characters) { return std::vector<u8>(characters.begin(), characters.end()); };
    return {{repeat(0x0b, 20), text("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
             "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
             "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126"
             "854"},
            {text("Jefe"), text("what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
             "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
             "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce"
             "737"},
            {repeat(0xaa, 20), repeat(0xdd, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
             "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3ab6e101a34f27",
             "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e1329"
             "2fb"},
            {repeat(0xaa, 131), text("Test Using Larger Than Block-Size Key - Hash Key First"),
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
             "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952",
             "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786"
             "598"}};
}

TEST(Hmac, Rfc4231) {
    for (const HmacCase& row : rfc4231()) {
        EXPECT_EQ(to_hex(hmac_sha256(row.key, {row.data}).reveal()), row.mac256);
        EXPECT_EQ(to_hex(hmac_sha384(row.key, {row.data}).reveal()), row.mac384);
        EXPECT_EQ(to_hex(hmac_sha512(row.key, {row.data}).reveal()), row.mac512);
        EXPECT_EQ(to_hex(HmacSha512(row.key)({row.data}).reveal()), row.mac512);
    }
}

// Up to about 111 bytes a one-block form is used, then the general one. From 129 bytes on, the key is hashed first.
TEST(Hmac, EveryLengthAgreesWithOpenssl) {
    std::vector<u8> data(300);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<u8>(i * 17 + 3);
    for (std::size_t size = 0; size <= data.size(); ++size) {
        const Bytes message = Bytes(data).first(size);
        const Bytes short_key = Bytes(data).last(32);
        EXPECT_EQ(to_hex(HmacSha512(short_key)({message}).reveal()), to_hex(evp::hmac("SHA512", short_key, message)));
        EXPECT_EQ(to_hex(HmacSha512(message)({short_key}).reveal()), to_hex(evp::hmac("SHA512", message, short_key)));
        EXPECT_EQ(to_hex(hmac_sha256(message, {short_key}).reveal()), to_hex(evp::hmac("SHA256", message, short_key)));
        EXPECT_EQ(to_hex(hmac_sha384(message, {short_key}).reveal()), to_hex(evp::hmac("SHA384", message, short_key)));
    }
}

template <typename Hash>
std::vector<u8> hmac_over(Bytes key, Bytes data) {
    std::vector<u8> mac(Hash::digest_size);
    crypto::hmac<Hash>(key, {data}, MutBytes(mac).first<Hash::digest_size>());
    return mac;
}

RC_GTEST_PROP(Hmac, LibrariesAgree, ()) {
    const auto key = *gen::bytes_between(0, 300);
    const auto data = *gen::bytes_between(0, 300);
    const auto cut = *rc::gen::inRange<std::size_t>(0, data.size() + 1);
    const Bytes head = Bytes(data).first(cut);
    const Bytes tail = Bytes(data).subspan(cut);
    std::vector<u8> botan(64);
    RC_ASSERT(backend::botan::hmac(HashId::sha512, key, {head, tail}, botan));
    RC_ASSERT(std::ranges::equal(hmac_sha512(key, {head, tail}).reveal(), botan));
    RC_ASSERT(std::ranges::equal(HmacSha512(key)({head, tail}).reveal(), botan));
    RC_ASSERT(std::ranges::equal(HmacSha512(key).clone()({data}).reveal(), botan));
    RC_ASSERT(hmac_over<backend::sodium::Sha512>(key, data) == botan);
    botan.resize(32);
    RC_ASSERT(backend::botan::hmac(HashId::sha256, key, {data}, botan));
    RC_ASSERT(std::ranges::equal(hmac_sha256(key, {head, tail}).reveal(), botan));
    RC_ASSERT(hmac_over<backend::sodium::Sha256>(key, data) == botan);
    botan.resize(48);
    RC_ASSERT(backend::botan::hmac(HashId::sha384, key, {data}, botan));
    RC_ASSERT(std::ranges::equal(hmac_sha384(key, {head, tail}).reveal(), botan));
}

std::vector<u8> hkdf(HashId hash, Bytes salt, Bytes ikm, Bytes info, std::size_t size) {
    std::vector<u8> prk(hash_size(hash));
    std::vector<u8> out(size);
    hkdf_extract(hash, salt, {ikm}, prk);
    EXPECT_TRUE(hkdf_expand(hash, prk, {info}, out));
    return out;
}

TEST(Hkdf, Rfc5869) {
    std::vector<u8> ikm(80);
    std::vector<u8> salt(80);
    std::vector<u8> info(80);
    for (std::size_t i = 0; i < 80; ++i) {
        ikm[i] = static_cast<u8>(i);
        salt[i] = static_cast<u8>(0x60 + i);
        info[i] = static_cast<u8>(0xb0 + i);
    }
    EXPECT_EQ(
        to_hex(hkdf(HashId::sha256, salt, ikm, info, 82)),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc"
        "30c58179ec3e87c14c01d5c1f3434f1d87");
    const std::vector<u8> plain(22, 0x0b);
    EXPECT_EQ(to_hex(hkdf(HashId::sha256, {}, plain, {}, 42)),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST(Hkdf, ServiceFigures) {
    const auto file = testing::VectorFile::load("crypto/service.json");
    file.ignore("ecdh_p256", "read in p256_test.cpp");
    for (const testing::Record& record : file.list("hkdf_sha256")) {
        record.ignore("coffer", "all are accepted");
        const auto inputs = record.record("inputs");
        const auto expected = record.record("expected");
        EXPECT_EQ(
            to_hex(hkdf(HashId::sha256, inputs.hex("salt_hex"), inputs.hex("ikm_hex"), inputs.hex("info_hex"), inputs.natural("length"))),
            expected.text("okm_hex"));
    }
}

TEST(Hkdf, OutputIsLimitedTo255Digests) {
    for (const HashId hash : {HashId::sha256, HashId::sha384, HashId::sha512}) {
        const std::vector<u8> prk(hash_size(hash), 1);
        std::vector<u8> longest(255 * hash_size(hash));
        EXPECT_TRUE(hkdf_expand(hash, prk, {}, longest));
        std::vector<u8> botan(longest.size());
        EXPECT_TRUE(backend::botan::hkdf_expand(hash, prk, {}, botan));
        EXPECT_EQ(longest, botan);
        std::vector<u8> too_long(longest.size() + 1, 0xaa);
        const Status refused = hkdf_expand(hash, prk, {}, too_long);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Errc::kdf_output_length);
    }
}

RC_GTEST_PROP(Hkdf, LibrariesAgree, ()) {
    const auto hash = *rc::gen::element(HashId::sha256, HashId::sha384, HashId::sha512);
    const auto salt = *gen::bytes_between(0, 200);
    const auto ikm = *gen::bytes_between(1, 200);
    const auto info = *gen::bytes_between(0, 200);
    const auto size = *rc::gen::inRange<std::size_t>(1, 300);
    const auto ours = hkdf(hash, salt, ikm, info, size);
    std::vector<u8> prk(hash_size(hash));
    std::vector<u8> botan(size);
    RC_ASSERT(backend::botan::hkdf_extract(hash, salt, ikm, prk) && backend::botan::hkdf_expand(hash, prk, info, botan));
    RC_ASSERT(ours == botan);
    RC_ASSERT(ours == evp::hkdf(hash == HashId::sha256 ? "SHA256" : hash == HashId::sha384 ? "SHA384" : "SHA512", salt, ikm, info, size));
}

TEST(Pbkdf2, KnownAnswer) {
    EXPECT_EQ(
        to_hex(pbkdf2_hmac_sha512(as_bytes("password"), {as_bytes("salt")}, 1).reveal()),
        "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce");
    EXPECT_EQ(
        to_hex(pbkdf2_hmac_sha512(as_bytes("password"), {as_bytes("salt")}, 4096).reveal()),
        "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5");
}

RC_GTEST_PROP(Pbkdf2, LibrariesAgree, ()) {
    const auto password = *gen::bytes_between(0, 300);
    const auto salt = *gen::bytes_between(0, 300);
    const auto cut = *rc::gen::inRange<std::size_t>(0, salt.size() + 1);
    const auto rounds = *rc::gen::inRange(1U, 20U);
    const auto ours = pbkdf2_hmac_sha512(password, {Bytes(salt).first(cut), Bytes(salt).subspan(cut)}, rounds);
    ByteArray<64> botan;
    RC_ASSERT(backend::botan::pbkdf2_hmac_sha512(password, salt, rounds, botan));
    RC_ASSERT(std::ranges::equal(ours.reveal(), botan));
    RC_ASSERT(std::ranges::equal(ours.reveal(), evp::pbkdf2("SHA512", password, salt, rounds, 64)));
}

}  // namespace
}  // namespace coffer
