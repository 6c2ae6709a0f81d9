#include "coffer/crypto/aead.hpp"

#include "crypto/backend/aead.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using testing::from_hex;
using testing::to_hex;
namespace gen = testing::gen;

constexpr AeadId every_aead[] = {AeadId::aes_128_gcm, AeadId::aes_256_gcm, AeadId::chacha20_poly1305};

struct Known {
    AeadId aead;
    const char* key;
    const char* nonce;
    const char* aad;
    const char* plaintext;
    const char* ciphertext;
};

// Test cases 4 and 16 of the GCM specification, and RFC 8439 2.8.2.
constexpr Known known_answers[] = {
    {AeadId::aes_128_gcm, "feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
     "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
     "5bc94fbc3221a5db94fae95ae7121a47"},
    {AeadId::aes_256_gcm, "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
     "76fc6ece0f4e1768cddf8853bb2d551b"},
    {AeadId::chacha20_poly1305, "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", "070000004041424344454647",
     "50515253c0c1c2c3c4c5c6c7",
     "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f756c64206f6666657220796f75206f6e6c7"
     "920"
     "6f6e652074697020666f7220746865206675747572652c2073756e73637265656e20776f756c642062652069742e",
     "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddb"
     "d7f"
     "2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"},
};

TEST(Aead, KnownAnswers) {
    for (const Known& row : known_answers) {
        const auto plaintext = from_hex(row.plaintext);
        std::vector<u8> sealed(plaintext.size() + aead_tag_size);
        ASSERT_TRUE(aead_seal(row.aead, from_hex(row.key), from_hex<12>(row.nonce), from_hex(row.aad), plaintext, sealed));
        EXPECT_EQ(to_hex(sealed), row.ciphertext);
        std::vector<u8> opened(plaintext.size());
        ASSERT_TRUE(aead_open(row.aead, from_hex(row.key), from_hex<12>(row.nonce), from_hex(row.aad), sealed, opened));
        EXPECT_EQ(opened, plaintext);
    }
}

struct Message {
    std::vector<u8> key;
    ByteArray<12> nonce;
    std::vector<u8> aad;
    std::vector<u8> plaintext;
};

Message any_message(AeadId aead) {
    return {*gen::bytes(aead_key_size(aead)), *gen::array<12>(), *gen::bytes_between(0, 300), *gen::bytes_between(0, 300)};
}

RC_GTEST_PROP(Aead, LibrariesAgree, ()) {
    const AeadId aead = *rc::gen::elementOf(std::vector<AeadId>(std::begin(every_aead), std::end(every_aead)));
    const auto [key, nonce, aad, plaintext] = any_message(aead);
    std::vector<u8> ours(plaintext.size() + aead_tag_size);
    std::vector<u8> other(ours.size());
    std::vector<u8> opened(plaintext.size());
    RC_ASSERT(aead_seal(aead, key, nonce, aad, plaintext, ours).has_value());
    RC_ASSERT(backend::openssl::aead_seal(aead, key, nonce, aad, plaintext, other).has_value());
    RC_ASSERT(ours == other);
    RC_ASSERT(backend::botan::aead_seal(aead, key, nonce, aad, plaintext, other).has_value());
    RC_ASSERT(ours == other);
    RC_ASSERT(aead_open(aead, key, nonce, aad, ours, opened).has_value());
    RC_ASSERT(opened == plaintext);
    RC_ASSERT(backend::openssl::aead_open(aead, key, nonce, aad, ours, opened).has_value());
    RC_ASSERT(opened == plaintext);
    RC_ASSERT(backend::botan::aead_open(aead, key, nonce, aad, ours, opened).has_value());
    RC_ASSERT(opened == plaintext);
}

// Expects an error `code` and an output of zeros, from the public function, and the right error from each library.
void expect_refused(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext) {
    std::vector<u8> opened(ciphertext.size() - aead_tag_size, 0xaa);
    const Status refused = aead_open(aead, key, nonce, aad, ciphertext, opened);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::aead_open);
    EXPECT_TRUE(std::ranges::all_of(opened, [](u8 byte) { return byte == 0; }));
    const Status by_openssl = backend::openssl::aead_open(aead, key, nonce, aad, ciphertext, opened);
    const Status by_botan = backend::botan::aead_open(aead, key, nonce, aad, ciphertext, opened);
    ASSERT_FALSE(by_openssl);
    ASSERT_FALSE(by_botan);
    EXPECT_EQ(by_openssl.error().code, Errc::aead_open);
    EXPECT_EQ(by_botan.error().code, Errc::aead_open);
}

TEST(Aead, EveryFlippedBitIsRefused) {
    for (const Known& row : known_answers) {
        auto key = from_hex(row.key);
        auto nonce = from_hex<12>(row.nonce);
        auto aad = from_hex(row.aad);
        auto ciphertext = from_hex(row.ciphertext);
        for (const MutBytes field : {MutBytes(key), MutBytes(nonce), MutBytes(aad), MutBytes(ciphertext)}) {
            for (std::size_t bit = 0; bit < field.size() * 8; ++bit) {
                field[bit / 8] ^= static_cast<u8>(1U << bit % 8);
                expect_refused(row.aead, key, nonce, aad, ciphertext);
                field[bit / 8] ^= static_cast<u8>(1U << bit % 8);
            }
        }
    }
}

TEST(Aead, CutCiphertextIsRefused) {
    for (const Known& row : known_answers) {
        const auto ciphertext = from_hex(row.ciphertext);
        for (std::size_t size = aead_tag_size; size < ciphertext.size(); ++size)
            expect_refused(row.aead, from_hex(row.key), from_hex<12>(row.nonce), from_hex(row.aad), Bytes(ciphertext).first(size));
        for (std::size_t size = 0; size < aead_tag_size; ++size) {
            const Status refused =
                aead_open(row.aead, from_hex(row.key), from_hex<12>(row.nonce), {}, Bytes(ciphertext).first(size), MutBytes{});
            ASSERT_FALSE(refused);
            EXPECT_EQ(refused.error().code, Errc::ciphertext_too_short);
        }
    }
}

TEST(Aead, EmptyPlaintextAndEmptyAad) {
    for (const AeadId aead : every_aead) {
        const std::vector<u8> key(aead_key_size(aead), 7);
        const ByteArray<12> nonce{1};
        ByteArray<aead_tag_size> sealed;
        ByteArray<aead_tag_size> second;
        ASSERT_TRUE(aead_seal(aead, key, nonce, {}, {}, sealed));
        ASSERT_TRUE(backend::botan::aead_seal(aead, key, nonce, {}, {}, second));
        EXPECT_EQ(sealed, second);
        EXPECT_TRUE(aead_open(aead, key, nonce, {}, sealed, {}));
        sealed[0] ^= 1;
        EXPECT_FALSE(aead_open(aead, key, nonce, {}, sealed, {}));
    }
}

}  // namespace
}  // namespace coffer
