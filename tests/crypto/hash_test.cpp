#include "coffer/crypto/hash.hpp"

#include "coffer/crypto/kdf.hpp"
#include "crypto/backend/hash.hpp"
#include "crypto/backend/sha2.hpp"
#include "crypto/openssl_oracle.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using testing::to_hex;
namespace evp = testing::evp;
namespace gen = testing::gen;

struct Known {
    std::string_view message;
    const char* digest;
};

// FIPS 180-4 and FIPS 202 examples: the empty message, one block, and 56 and 112 bytes, whose padding needs a second block.
constexpr std::string_view two_blocks_512 = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
constexpr std::string_view two_blocks_1024 =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

TEST(Sha2, KnownAnswers) {
    for (const auto& [message, digest] : {Known{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                                          Known{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
                                          Known{two_blocks_512, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"}})
        EXPECT_EQ(to_hex(sha256(as_bytes(message))), digest);
    EXPECT_EQ(to_hex(sha224(as_bytes("abc"))), "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
    EXPECT_EQ(to_hex(sha512_256(as_bytes("abc"))), "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    EXPECT_EQ(to_hex(sha384(as_bytes("abc"))),
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    EXPECT_EQ(to_hex(sha384(as_bytes(two_blocks_1024))),
              "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039");
    EXPECT_EQ(
        to_hex(sha512(as_bytes("abc"))),
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    EXPECT_EQ(
        to_hex(sha512(as_bytes(two_blocks_1024))),
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909");
}

TEST(Sha2, DoubleSha256) {
    EXPECT_EQ(to_hex(sha256d(as_bytes("hello"))), "9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50");
}

TEST(Keccak, KnownAnswers) {
    EXPECT_EQ(to_hex(sha3_256({})), "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a");
    EXPECT_EQ(to_hex(sha3_256(as_bytes("abc"))), "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
    EXPECT_EQ(to_hex(keccak256(Bytes{})), "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    EXPECT_EQ(to_hex(keccak256(as_bytes("abc"))), "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
}

TEST(Ripemd160, KnownAnswers) {
    EXPECT_EQ(to_hex(ripemd160({})), "9c1185a5c5e9fc54612808977ee8f548b2258d31");
    EXPECT_EQ(to_hex(ripemd160(as_bytes("abc"))), "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc");
    EXPECT_EQ(to_hex(ripemd160(as_bytes(two_blocks_512))), "12a053384a9c0c88e405a06c27dcf49ada62eb2b");
    EXPECT_EQ(hash160(as_bytes("abc")), ripemd160(sha256(as_bytes("abc"))));
}

TEST(Blake2b, KnownAnswers) {
    EXPECT_EQ(to_hex(blake2b_256(as_bytes("abc"))), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    ByteArray<64> longest;
    blake2b(as_bytes("abc"), longest);
    EXPECT_EQ(
        to_hex(longest),
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}

TEST(TaggedHash, KnownAnswer) {
    EXPECT_EQ(to_hex(TaggedHash("BIP0340/challenge")({as_bytes("abc")})),
              "770a5b7e7c304bbcc3ea107343ff951dd404312ef418db0c3b94e2ebfbb50087");
}

// Every length from zero to several blocks, with every library that offers the hash.
TEST(Hashes, EveryLengthAgreesAcrossLibraries) {
    std::vector<u8> data(1100);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<u8>(i * 31 + 7);
    for (std::size_t size = 0; size <= data.size(); ++size) {
        const Bytes message = Bytes(data).first(size);
        EXPECT_EQ(to_hex(sha256(message)), to_hex(evp::digest("SHA256", message)));
        EXPECT_EQ(to_hex(sha224(message)), to_hex(evp::digest("SHA224", message)));
        EXPECT_EQ(to_hex(sha512_256(message)), to_hex(evp::digest("SHA512-256", message)));
        EXPECT_EQ(to_hex(sha384(message)), to_hex(evp::digest("SHA384", message)));
        EXPECT_EQ(to_hex(sha512(message)), to_hex(evp::digest("SHA512", message)));
        EXPECT_EQ(to_hex(sha3_256(message)), to_hex(evp::digest("SHA3-256", message)));
        EXPECT_EQ(to_hex(ripemd160(message)), to_hex(evp::digest("RIPEMD160", message)));
        ByteArray<64> blake;
        blake2b(message, blake);
        EXPECT_EQ(to_hex(blake), to_hex(evp::digest("BLAKE2B-512", message)));
        ByteArray<32> keccak;
        ASSERT_TRUE(backend::botan::keccak256(message, keccak));
        EXPECT_EQ(keccak256(message), keccak);
    }
}

RC_GTEST_PROP(Hashes, BotanAgrees, ()) {
    const auto data = *gen::bytes_between(0, 300);
    ByteArray<20> digest20;
    ByteArray<32> digest32;
    ByteArray<48> digest48;
    ByteArray<64> digest64;
    RC_ASSERT(backend::botan::sha2(HashId::sha256, {data}, digest32) && digest32 == sha256(data));
    RC_ASSERT(backend::botan::sha2(HashId::sha384, {data}, digest48) && digest48 == sha384(data));
    RC_ASSERT(backend::botan::sha2(HashId::sha512, {data}, digest64) && digest64 == sha512(data));
    RC_ASSERT(backend::botan::ripemd160(data, digest20) && digest20 == ripemd160(data));
    RC_ASSERT(backend::botan::sha3_256(data, digest32) && digest32 == sha3_256(data));
    RC_ASSERT(backend::botan::keccak256(data, digest32) && digest32 == keccak256(data));
}

RC_GTEST_PROP(Hashes, Blake2bOfAnySizeAgrees, ()) {
    const auto data = *gen::bytes_between(0, 300);
    std::vector<u8> digest(*rc::gen::inRange<std::size_t>(1, 65));
    std::vector<u8> second(digest.size());
    blake2b(data, digest);
    RC_ASSERT(backend::botan::blake2b(data, second) && digest == second);
}

// A message hashed in parts gives the same digest as the whole message, for public and secret data, and for the contexts of both libraries.
RC_GTEST_PROP(Hashes, PartsAreConcatenated, ()) {
    const auto data = *gen::bytes_between(0, 300);
    const auto cut = *rc::gen::inRange<std::size_t>(0, data.size() + 1);
    const Bytes head = Bytes(data).first(cut);
    const Bytes tail = Bytes(data).subspan(cut);
    RC_ASSERT(sha256({head, tail}) == sha256(data));
    RC_ASSERT(sha384({head, tail}) == sha384(data));
    RC_ASSERT(sha512({head, tail}) == sha512(data));
    RC_ASSERT(keccak256({head, tail}) == keccak256(data));
    RC_ASSERT(std::ranges::equal(sha256_secret({head, tail}).reveal(), sha256(data)));
    RC_ASSERT(std::ranges::equal(sha512_secret({head, tail}).reveal(), sha512(data)));
}

template <typename Hash>
std::vector<u8> streamed(Bytes head, Bytes tail) {
    Hash hash;
    hash.update(head);
    hash.update(tail);
    std::vector<u8> digest(Hash::digest_size);
    hash.finish(MutBytes(digest).first<Hash::digest_size>());
    return digest;
}

// Hashes `blocks` whole blocks, continues from the chaining value alone, and must give the digest of the uninterrupted hash.
template <typename Hash>
std::vector<u8> resumed(Bytes data, std::size_t blocks) {
    Hash first;
    first.update(data.first(blocks * Hash::block_size));
    Hash hash = Hash::resume(first.chaining_value(), blocks);
    hash.update(data.subspan(blocks * Hash::block_size));
    std::vector<u8> digest(Hash::digest_size);
    hash.finish(MutBytes(digest).first<Hash::digest_size>());
    return digest;
}

RC_GTEST_PROP(Sha2, ContextsStreamAndResume, ()) {
    const auto data = *gen::bytes_between(0, 600);
    const auto cut = *rc::gen::inRange<std::size_t>(0, data.size() + 1);
    const Bytes head = Bytes(data).first(cut);
    const Bytes tail = Bytes(data).subspan(cut);
    const auto expected256 = evp::digest("SHA256", data);
    const auto expected512 = evp::digest("SHA512", data);
    RC_ASSERT(streamed<backend::openssl::Sha256>(head, tail) == expected256);
    RC_ASSERT(streamed<backend::sodium::Sha256>(head, tail) == expected256);
    RC_ASSERT(streamed<backend::openssl::Sha512>(head, tail) == expected512);
    RC_ASSERT(streamed<backend::sodium::Sha512>(head, tail) == expected512);
    const std::size_t blocks256 = cut / 64;
    const std::size_t blocks512 = cut / 128;
    RC_ASSERT(resumed<backend::openssl::Sha256>(data, blocks256) == expected256);
    RC_ASSERT(resumed<backend::sodium::Sha256>(data, blocks256) == expected256);
    RC_ASSERT(resumed<backend::openssl::Sha384>(data, blocks512) == evp::digest("SHA384", data));
    RC_ASSERT(resumed<backend::openssl::Sha512>(data, blocks512) == expected512);
    RC_ASSERT(resumed<backend::sodium::Sha512>(data, blocks512) == expected512);
}

RC_GTEST_PROP(TaggedHash, IsTheHashOfTagTagData, ()) {
    const auto tag = *gen::text_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/", 0, 80);
    const auto data = *gen::bytes_between(0, 200);
    const auto tag_digest = sha256(as_bytes(tag));
    RC_ASSERT(TaggedHash(tag)({data}) == sha256({tag_digest, tag_digest, data}));
}

}  // namespace
}  // namespace coffer
