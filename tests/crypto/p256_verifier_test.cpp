// Verification with a precomputed table gives the same result as without one.
#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "crypto/backend/p256.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/scalars.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

namespace ec = backend::openssl::p256;
using testing::plus;
using testing::Scalar;

const Scalar order = backend::p256_order;

// Returns nothing if the verifier could not decide.
std::optional<bool> accepted(const Status& verified) {
    if (!verified && verified.error().code != Errc::signature_invalid) return std::nullopt;
    return verified.has_value();
}

struct Signer {
    Scalar scalar;
    ByteArray<65> point;
    ec::Verifier verifier;

    [[nodiscard]] static Signer make(const Scalar& scalar) {
        ByteArray<65> point{};
        EXPECT_TRUE(ec::public_from_private(scalar, point));
        auto verifier = ec::Verifier::from_point(point);
        EXPECT_TRUE(verifier);
        return {scalar, point, *std::move(verifier)};
    }
    [[nodiscard]] ByteArray<64> sign(const Scalar& digest) const {
        ByteArray<64> signature{};
        EXPECT_TRUE(ec::ecdsa_sign(scalar, digest, signature));
        return signature;
    }
    void expect_same(const Scalar& digest, const ByteArray<64>& signature, bool verdict) const {
        EXPECT_EQ(accepted(ec::ecdsa_verify(point, digest, signature)), verdict);
        EXPECT_EQ(accepted(verifier.verify(digest, signature)), verdict);
    }
};

TEST(P256Verifier, AgreesOnValidAndForgedSignatures) {
    // The generator and its negative are valid keys. Their tables contain the library's own points.
    for (const Scalar& scalar : {testing::one, plus(order, -1), testing::counted_digest(11), testing::counted_digest(13)}) {
        const Signer signer = Signer::make(scalar);
        for (u32 i = 0; i < 200; ++i) {
            const Scalar digest = i == 1 ? testing::zero : i == 3 ? order : i == 5 ? testing::all_ones : testing::counted_digest(i);
            auto signature = signer.sign(digest);
            signer.expect_same(digest, signature, true);
            signature[i % 64] ^= static_cast<u8>(1U << i % 8);
            signer.expect_same(digest, signature, false);
        }
    }
}

// More than ten thousand signatures: valid, and damaged in the digest, r or s.
RC_GTEST_PROP(P256Verifier, AgreesOnAnything, ()) {
    static const Signer signer = Signer::make(testing::counted_digest(31));
    const auto digest = *testing::gen::padded_array<32>(31);
    auto changed = digest;
    auto signature = signer.sign(digest);
    RC_ASSERT(signer.verifier.verify(digest, signature));
    const auto bit = *rc::gen::inRange<std::size_t>(0, 768);
    (bit < 512 ? signature[bit / 8] : changed[bit / 8 - 64]) ^= static_cast<u8>(1U << bit % 8);
    RC_ASSERT(accepted(signer.verifier.verify(changed, signature)) == false);
    RC_ASSERT(accepted(ec::ecdsa_verify(signer.point, changed, signature)) == false);
    RC_ASSERT(accepted(signer.verifier.verify(changed, *testing::gen::array<64>())) == false);
}

// Points whose x coordinate is n + r, with r below p - n; r in the signature is x modulo n. Q = R + t*G, s = r and a digest of -t*r give
// the sum R.
TEST(P256Verifier, AcceptsXAboveTheOrder) {
    u32 found = 0;
    for (int r = 1; found < 6; ++r) {
        ByteArray<33> compressed{};
        compressed[0] = static_cast<u8>(2 + r % 2);
        std::ranges::copy(plus(order, r), compressed.begin() + 1);
        ByteArray<65> sum{};
        if (!ec::parse(compressed, sum)) continue;
        ++found;
        ByteArray<64> signature{};
        signature[31] = signature[63] = static_cast<u8>(r);
        for (const int t : {0, 1, 2}) {
            ByteArray<65> key{};
            ASSERT_TRUE(ec::tweak_add_public(sum, plus(testing::zero, t), key));
            auto verifier = ec::Verifier::from_point(key);
            ASSERT_TRUE(verifier);
            const Scalar digest = t == 0 ? testing::zero : plus(order, -t * r);
            EXPECT_TRUE(ec::ecdsa_verify(key, digest, signature)) << r;
            EXPECT_TRUE(verifier->verify(digest, signature)) << r;
            auto forged = signature;
            ++forged[31];
            EXPECT_EQ(accepted(ec::ecdsa_verify(key, digest, forged)), false) << r;
            EXPECT_EQ(accepted(verifier->verify(digest, forged)), false) << r;
        }
    }
}

// Both products are the same point, so their sum is a doubling: Q = G, R = 2G, s = r = digest.
TEST(P256Verifier, AddsAPointToItself) {
    const Signer signer = Signer::make(testing::one);
    ByteArray<65> twice{};
    ASSERT_TRUE(ec::public_from_private(plus(testing::one, 1), twice));
    ByteArray<64> signature{};
    std::copy_n(twice.begin() + 1, 32, signature.begin());
    std::copy_n(twice.begin() + 1, 32, signature.begin() + 32);
    Scalar digest{};
    std::copy_n(twice.begin() + 1, 32, digest.begin());
    signer.expect_same(digest, signature, true);
}

TEST(P256Verifier, RefusesScalarsOutOfRange) {
    const Signer signer = Signer::make(testing::counted_digest(17));
    const Scalar digest = testing::counted_digest(19);
    const auto signature = signer.sign(digest);
    for (const Scalar& bad : {testing::zero, order, plus(order, 1), testing::all_ones}) {
        for (const std::ptrdiff_t at : {0, 32}) {
            auto forged = signature;
            std::ranges::copy(bad, forged.begin() + at);
            signer.expect_same(digest, forged, false);
        }
    }
}

// digest = -r*d makes u1*G + u2*Q the point at infinity, for every s.
TEST(P256Verifier, RefusesInfinity) {
    const Signer signer = Signer::make(testing::one);
    ByteArray<64> forged{};
    forged[31] = 5;
    forged[63] = 9;
    signer.expect_same(plus(order, -5), forged, false);
}

TEST(P256Verifier, RefusesAPointOffTheCurve) {
    ByteArray<65> point{};
    ASSERT_TRUE(ec::public_from_private(testing::one, point));
    point[64] ^= 1;
    EXPECT_FALSE(ec::Verifier::from_point(point));
}

TEST(P256Verifier, ServesSeveralThreads) {
    const Signer signer = Signer::make(testing::counted_digest(23));
    const Scalar digest = testing::counted_digest(29);
    const auto signature = signer.sign(digest);
    std::vector<std::thread> threads;
    std::array<int, 4> accepted{};
    for (int& count : accepted)
        threads.emplace_back([&signer, &digest, &signature, &count] {
            for (int i = 0; i < 100; ++i) count += signer.verifier.verify(digest, signature) ? 1 : 0;
        });
    for (std::thread& thread : threads) thread.join();
    for (const int count : accepted) EXPECT_EQ(count, 100);
}

}  // namespace
}  // namespace coffer
