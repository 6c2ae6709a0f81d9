// The verdict with a table is the verdict without.
#include "crypto/backend/p256_verifier.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "crypto/backend/p256.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/scalars.hpp"

namespace coffer {
namespace {

namespace ec = backend::openssl::p256;
using testing::plus;
using testing::Scalar;

const Scalar order = backend::p256_order;

struct Signer {
    Scalar scalar;
    ByteArray<65> point;
    ec::Verifier verifier;

    [[nodiscard]] static Signer make(const Scalar& scalar) {
        ByteArray<65> point{};
        EXPECT_TRUE(ec::public_from_private(scalar, point));
        auto verifier = ec::Verifier::make(point);
        EXPECT_TRUE(verifier);
        return {scalar, point, *std::move(verifier)};
    }
    [[nodiscard]] ByteArray<64> sign(const Scalar& digest) const {
        ByteArray<64> signature{};
        EXPECT_TRUE(ec::ecdsa_sign(scalar, digest, signature));
        return signature;
    }
    void expect_same(const Scalar& digest, const ByteArray<64>& signature, bool verdict) const {
        EXPECT_EQ(ec::ecdsa_verify(point, digest, signature), verdict);
        EXPECT_EQ(verifier.verify(digest, signature), verdict);
    }
};

TEST(P256Verifier, AgreesOnValidAndForgedSignatures) {
    // The generator itself and its negative are keys too: their tables are those of the library's own points.
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

// digest = -r*d makes u1*G + u2*Q infinity, whatever s is.
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
    EXPECT_FALSE(ec::Verifier::make(point));
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
