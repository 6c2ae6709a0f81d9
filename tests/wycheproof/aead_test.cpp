#include "coffer/crypto/aead.hpp"
#include "wycheproof/suite.hpp"

namespace coffer::testing::wycheproof {
namespace {

TEST(Wycheproof, AesGcm) {
    run("aes_gcm_test.json", [](const Record& group, const Record& test) -> Verdict {
        const auto key_size = group.integer("keySize");
        const auto nonce_size = group.integer("ivSize");
        EXPECT_EQ(group.integer("tagSize"), 128);
        if (key_size == 192) return outside("AES-192");
        if (nonce_size != 96) return outside("nonce not of 12 bytes");
        const AeadId aead = key_size == 128 ? AeadId::aes_128_gcm : AeadId::aes_256_gcm;
        const auto key = test.hex("key");
        const auto nonce = test.hex<12>("iv");
        const auto aad = test.hex("aad");
        const auto message = test.hex("msg");
        auto ciphertext = test.hex("ct");
        const auto tag = test.hex("tag");
        ciphertext.insert(ciphertext.end(), tag.begin(), tag.end());

        std::vector<u8> sealed(message.size() + aead_tag_size);
        EXPECT_TRUE(aead_seal(aead, key, nonce, aad, message, sealed).has_value());
        std::vector<u8> opened(ciphertext.size() - aead_tag_size);
        const bool accepted = aead_open(aead, key, nonce, aad, ciphertext, opened).has_value();
        EXPECT_EQ(sealed == ciphertext, accepted);
        EXPECT_EQ(opened, accepted ? message : std::vector<u8>(opened.size()));
        return accepted;
    });
}

}  // namespace
}  // namespace coffer::testing::wycheproof
