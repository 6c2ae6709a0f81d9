#include "coffer/crypto/runtime.hpp"

#include <openssl/err.h>

#include <thread>
#include <vector>

#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/backend/version.hpp"
#include "crypto/scalars.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

TEST(Runtime, InitSucceedsAndIsIdempotent) {
    EXPECT_TRUE(init());
    EXPECT_TRUE(init());
}

TEST(Runtime, EverySelfTestPasses) {
    const auto checks = self_test();
    EXPECT_GE(checks.size(), 19U);
    for (const SelfTestCheck& check : checks) EXPECT_TRUE(check.ok) << check.name;
    EXPECT_EQ(self_test().data(), checks.data());
}

TEST(Runtime, LibrariesMeetTheirFloors) {
    const auto libraries = library_versions();
    ASSERT_EQ(libraries.size(), 4U);
    for (const LibraryVersion& library : libraries) {
        EXPECT_TRUE(library.ok) << library.name << ' ' << library.version;
        EXPECT_FALSE(library.version.empty());
    }
}

TEST(Runtime, VersionsCompareByNumber) {
    using backend::version_at_least;
    EXPECT_TRUE(version_at_least("3.0.22", "3.0.9"));
    EXPECT_FALSE(version_at_least("3.0.9", "3.0.22"));
    EXPECT_TRUE(version_at_least("3.0.22+quic", "3.0.22"));
    EXPECT_FALSE(version_at_least("", "0.0.1"));
    EXPECT_FALSE(version_at_least("x", "1.0"));
}

// Every primitive that has state per process or thread, with inputs that depend on `seed`.
std::vector<u8> all_primitives(u32 seed) {
    std::vector<u8> out;
    const auto add = [&out](Bytes bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); };
    const auto a = testing::counted_digest(2 * seed + 1);
    const auto b = testing::counted_digest(2 * seed + 100001);
    add(sha512({a, b}));
    add(keccak256(a));
    add(hash160(a));
    add(blake2b_256(a));
    add(HmacSha512(a)({b}).reveal());
    add(pbkdf2_hmac_sha512(a, {b}, 3).reveal());
    ByteArray<48> sealed{};
    if (!aead_seal(AeadId::aes_256_gcm, a, Bytes(b).first<12>(), {}, b, sealed)) return {};
    add(sealed);
    if (!aead_seal(AeadId::chacha20_poly1305, a, Bytes(b).first<12>(), {}, b, sealed)) return {};
    add(sealed);
    backend::secp256k1::NativePoint point;
    ByteArray<64> signature{};
    int recovery_id = 0;
    if (!backend::secp256k1::public_from_private(a, point) || !backend::secp256k1::ecdsa_sign(a, b, signature, recovery_id)) return {};
    add(point);
    add(signature);
    ByteArray<65> p256_point{};
    ByteArray<32> x{};
    if (!backend::p256::public_from_private(b, p256_point) || !backend::p256::ecdh_x(a, p256_point, x)) return {};
    add(p256_point);
    add(x);
    ByteArray<65> own_point{};
    if (!backend::p256::public_from_private(a, own_point) || !backend::p256::ecdsa_sign_deterministic(a, own_point, b, signature))
        return {};
    add(signature);
    if (!backend::p256::ecdsa_sign(b, a, signature) || !backend::p256::ecdsa_verify(p256_point, a, signature)) return {};
    backend::curve25519::ed25519_public_from_seed(a, x);
    add(x);
    backend::curve25519::ed25519_sign(a, b, signature);
    add(signature);
    return out;
}

TEST(Runtime, EightThreadsGiveTheAnswersOfOne) {
    constexpr u32 threads = 8;
    constexpr u32 rounds = 20;
    std::vector<std::vector<u8>> answers(threads * rounds);
    std::vector<std::thread> running;
    for (u32 thread = 0; thread < threads; ++thread)
        running.emplace_back([&answers, thread] {
            for (u32 round = 0; round < rounds; ++round) answers[thread * rounds + round] = all_primitives((thread * rounds + round) % 50);
        });
    for (std::thread& thread : running) thread.join();
    for (u32 i = 0; i < answers.size(); ++i) {
        ASSERT_FALSE(answers[i].empty());
        ASSERT_EQ(answers[i], all_primitives(i % 50));
    }
}

// A refusal inside OpenSSL leaves nothing on the thread's error queue, and keeps what the host program had there.
TEST(Runtime, OpensslErrorQueueBelongsToTheHost) {
    ERR_clear_error();
    ByteArray<33> no_point;
    no_point.fill(2);
    no_point[32] = 3;
    ByteArray<65> parsed;
    EXPECT_FALSE(backend::openssl::p256::parse(no_point, parsed));
    ByteArray<16> opened;
    EXPECT_FALSE(aead_open(AeadId::aes_128_gcm, ByteArray<16>{}, ByteArray<12>{}, {}, ByteArray<32>{}, opened));
    EXPECT_EQ(ERR_peek_error(), 0U);
    ERR_raise(ERR_LIB_USER, 7);
    EXPECT_FALSE(backend::openssl::p256::parse(no_point, parsed));
    EXPECT_EQ(ERR_GET_REASON(ERR_get_error()), 7);
    EXPECT_EQ(ERR_get_error(), 0U);
}

}  // namespace
}  // namespace coffer
