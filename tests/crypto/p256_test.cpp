// Both backends of P-256, in the same tests and compared with each other.
#include <set>

#include "crypto/backend/p256.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/rfc6979.hpp"
#include "crypto/scalars.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using testing::all_ones;
using testing::from_hex;
using testing::one;
using testing::plus;
using testing::Scalar;
using testing::to_hex;
using testing::zero;
namespace gen = testing::gen;

const Scalar order = backend::p256_order;

// The functions of one backend, under common names.
#define COFFER_P256_UNDER_TEST(name, library)                                                                         \
    struct name {                                                                                                     \
        static constexpr auto scalar_valid = library::scalar_valid;                                                   \
        static constexpr auto public_from_private = library::public_from_private;                                     \
        static constexpr auto parse = library::parse;                                                                 \
        static constexpr auto tweak_add_private = library::tweak_add_private;                                         \
        static constexpr auto tweak_add_public = library::tweak_add_public;                                           \
        static constexpr auto ecdh_x = library::ecdh_x;                                                               \
        static constexpr auto sign = library::ecdsa_sign;                                                             \
        static Status sign_deterministic(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature) { \
            ByteArray<65> point;                                                                                      \
            if (Status made = library::public_from_private(scalar, point); !made) return made;                        \
            return library::ecdsa_sign_deterministic(scalar, point, digest, signature);                               \
        }                                                                                                             \
        static constexpr auto sign_checked = library::ecdsa_sign_deterministic;                                       \
        static constexpr auto verify = library::ecdsa_verify;                                                         \
    };
COFFER_P256_UNDER_TEST(Openssl, backend::openssl::p256)
COFFER_P256_UNDER_TEST(Botan, backend::botan::p256)

// An internal failure of a library is not a refusal.
bool refused_with(Errc verdict, const Status& status) {
    return !status && status.error().code == verdict;
}

template <typename B>
ByteArray<65> point_of(const Scalar& scalar) {
    ByteArray<65> point{};
    EXPECT_TRUE(B::public_from_private(scalar, point));
    return point;
}

ByteArray<33> compressed(const ByteArray<65>& point) {
    ByteArray<33> sec1;
    sec1[0] = static_cast<u8>(2 + point[64] % 2);
    std::copy_n(point.begin() + 1, 32, sec1.begin() + 1);
    return sec1;
}

template <typename B>
class P256Backend : public ::testing::Test {};
using Backends = ::testing::Types<Openssl, Botan>;
TYPED_TEST_SUITE(P256Backend, Backends);

TYPED_TEST(P256Backend, ScalarRange) {
    for (const Scalar& valid : {one, plus(order, -1), plus(order, -2)}) EXPECT_TRUE(TypeParam::scalar_valid(valid));
    for (const Scalar& invalid : {zero, order, plus(order, 1), all_ones}) EXPECT_FALSE(TypeParam::scalar_valid(invalid));
}

TYPED_TEST(P256Backend, GeneratorAndItsNegative) {
    const std::string x = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    EXPECT_EQ(to_hex(point_of<TypeParam>(one)), "04" + x + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    EXPECT_EQ(to_hex(point_of<TypeParam>(plus(order, -1))), "04" + x + "b01cbd1c01e58065711814b583f061e9d431cca994cea1313449bf97c840ae0a");
}

TYPED_TEST(P256Backend, TweakEdges) {
    ByteArray<65> sum;
    const auto point = point_of<TypeParam>(one);
    ASSERT_TRUE(TypeParam::tweak_add_public(point, zero, sum));
    EXPECT_EQ(sum, point);
    ASSERT_TRUE(TypeParam::tweak_add_public(point, one, sum));
    EXPECT_EQ(sum, point_of<TypeParam>(plus(one, 1)));
    ASSERT_TRUE(TypeParam::tweak_add_public(point, plus(order, -2), sum));
    EXPECT_EQ(sum, point_of<TypeParam>(plus(order, -1)));
    EXPECT_TRUE(refused_with(Errc::tweak_invalid, TypeParam::tweak_add_public(point, plus(order, -1), sum)));
    Scalar scalar = one;
    ASSERT_TRUE(TypeParam::tweak_add_private(scalar, zero));
    EXPECT_EQ(scalar, one);
    EXPECT_TRUE(refused_with(Errc::tweak_invalid, TypeParam::tweak_add_private(scalar, plus(order, -1))));
    EXPECT_EQ(scalar, one) << "unchanged when refused";
    scalar = plus(order, -1);
    ASSERT_TRUE(TypeParam::tweak_add_private(scalar, plus(one, 1)));
    EXPECT_EQ(scalar, one);
    for (const Scalar& beyond : {order, plus(order, 1), all_ones}) {
        EXPECT_TRUE(refused_with(Errc::tweak_invalid, TypeParam::tweak_add_public(point, beyond, sum)));
        EXPECT_TRUE(refused_with(Errc::tweak_invalid, TypeParam::tweak_add_private(scalar, beyond)));
    }
}

TYPED_TEST(P256Backend, PointsOffTheCurveAreRefused) {
    ByteArray<65> parsed;
    const auto point = point_of<TypeParam>(plus(one, 6));
    ASSERT_TRUE(TypeParam::parse(point, parsed));
    EXPECT_EQ(parsed, point);
    ASSERT_TRUE(TypeParam::parse(compressed(point), parsed));
    EXPECT_EQ(parsed, point);
    auto moved = point;
    moved[64] ^= 1;
    const Status refused = TypeParam::parse(moved, parsed);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::public_key_not_on_curve);
    // x = p, x = p + 5 (whose residue 5 is on the curve), and an x that no point has.
    EXPECT_TRUE(refused_with(Errc::public_key_not_on_curve,
                             TypeParam::parse(from_hex<33>("02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"), parsed)));
    EXPECT_TRUE(refused_with(Errc::public_key_not_on_curve,
                             TypeParam::parse(from_hex<33>("02ffffffff00000001000000000000000000000001000000000000000000000004"), parsed)));
    EXPECT_TRUE(TypeParam::parse(from_hex<33>("020000000000000000000000000000000000000000000000000000000000000005"), parsed));
    EXPECT_TRUE(refused_with(Errc::public_key_not_on_curve,
                             TypeParam::parse(from_hex<33>("020000000000000000000000000000000000000000000000000000000000000002"), parsed)));
}

TYPED_TEST(P256Backend, NistSignatures) {
    const auto file = testing::VectorFile::load("keys/ecdsa_p256_nist.json");
    for (const testing::Record& record : file.list("signatures")) {
        const auto digest = sha256(record.hex("msg"));
        const auto scalar = record.hex<32>("d");
        const auto point = point_of<TypeParam>(scalar);
        EXPECT_EQ(to_hex(point), "04" + record.text("qx") + record.text("qy"));
        const auto signature = from_hex<64>(record.text("r") + record.text("s"));
        EXPECT_TRUE(TypeParam::verify(point, digest, signature));
        // r is x(k*G) mod n.
        Scalar r;
        backend::scalar_reduce(Bytes(point_of<TypeParam>(record.hex<32>("k"))).subspan<1, 32>(), order, r);
        EXPECT_EQ(to_hex(r), record.text("r"));
    }
    for (const testing::Record& record : file.list("public_keys")) {
        const auto x = record.text("qx");
        const auto y = record.text("qy");
        ByteArray<65> parsed;
        const bool fits = x.size() <= 64 && y.size() <= 64;
        const auto padded = [](const std::string& digits) {
            return std::string(64 - std::min<std::size_t>(64, digits.size()), '0') + digits;
        };
        EXPECT_EQ(fits && TypeParam::parse(from_hex("04" + padded(x) + padded(y)), parsed), record.boolean("valid")) << record.where();
    }
}

TYPED_TEST(P256Backend, Rfc6979) {
    const auto file = testing::VectorFile::load("keys/rfc6979.json");
    for (const testing::Record& record : file.list("valid")) {
        if (record.text("curve") != "p256") {
            record.ignore_rest("read in secp256k1_test.cpp");
            continue;
        }
        ASSERT_EQ(record.text("hash"), "sha256");
        const auto scalar = record.hex<32>("private_key");
        const auto digest = sha256(as_bytes(record.text("message")));
        ByteArray<64> signature;
        ASSERT_TRUE(TypeParam::sign_deterministic(scalar, digest, signature));
        EXPECT_EQ(to_hex(signature), record.text("r") + record.text("s"));
        Scalar reduced;
        backend::scalar_reduce(digest, order, reduced);
        crypto::Rfc6979 nonces(scalar, reduced);
        SecretArray<32> nonce = nonces.next();
        while (!backend::scalar_in_range(nonce.reveal(), order)) nonce = nonces.next();
        EXPECT_EQ(to_hex(nonce.reveal()), record.text("nonce"));
    }
}

// The signature is verified with the public key that the caller passes. If it belongs to another key, no signature is returned.
TYPED_TEST(P256Backend, SigningRefusesAnotherKeysPoint) {
    ByteArray<64> signature;
    signature.fill(0xee);
    EXPECT_TRUE(refused_with(Errc::backend, TypeParam::sign_checked(one, point_of<TypeParam>(plus(one, 1)), all_ones, signature)));
    EXPECT_EQ(signature, ByteArray<64>{});
    EXPECT_TRUE(TypeParam::sign_checked(one, point_of<TypeParam>(one), all_ones, signature));
}

TYPED_TEST(P256Backend, VerifyRefusesOutOfRange) {
    ByteArray<64> signature;
    ASSERT_TRUE(TypeParam::sign_deterministic(one, all_ones, signature));
    const auto point = point_of<TypeParam>(one);
    ASSERT_TRUE(TypeParam::verify(point, all_ones, signature));
    // n - s verifies too: high and low s are both accepted.
    Scalar negated;
    backend::Scalar256 difference;
    backend::Scalar256::subtract(backend::Scalar256{FixedBytes<32>(order)}, backend::Scalar256{Bytes(signature).last<32>()}, difference);
    difference.store(negated);
    auto other = signature;
    std::ranges::copy(negated, other.begin() + 32);
    EXPECT_TRUE(TypeParam::verify(point, all_ones, other));
    for (const Scalar& bad : {zero, order, plus(order, 1), all_ones}) {
        for (const std::ptrdiff_t at : {0, 32}) {
            auto forged = signature;
            std::ranges::copy(bad, forged.begin() + at);
            EXPECT_TRUE(refused_with(Errc::signature_invalid, TypeParam::verify(point, all_ones, forged)));
        }
    }
}

TEST(P256, ServiceDiffieHellman) {
    const auto file = testing::VectorFile::load("crypto/service.json");
    file.ignore("hkdf_sha256", "read in mac_kdf_test.cpp");
    for (const testing::Record& record : file.list("ecdh_p256")) {
        record.ignore("coffer", "all are accepted");
        const auto inputs = record.record("inputs");
        ByteArray<65> point;
        ByteArray<32> x;
        ASSERT_TRUE(Openssl::parse(inputs.hex("public_key_hex"), point));
        ASSERT_TRUE(Openssl::ecdh_x(inputs.hex<32>("private_key_hex"), point, x));
        EXPECT_EQ(to_hex(x), record.record("expected").text("shared_x_hex"));
    }
}

RC_GTEST_PROP(P256, BackendsAgree, ()) {
    const Scalar a = *gen::scalar();
    const Scalar b = *gen::scalar();
    const Scalar digest = *gen::padded_array<32>(31);
    const auto point_a = point_of<Openssl>(a);
    const auto point_b = point_of<Openssl>(b);
    RC_ASSERT(point_a == point_of<Botan>(a));
    ByteArray<65> parsed;
    RC_ASSERT(Openssl::parse(compressed(point_a), parsed).has_value() && parsed == point_a);
    RC_ASSERT(Botan::parse(compressed(point_a), parsed).has_value() && parsed == point_a);

    ByteArray<32> ab;
    ByteArray<32> ba;
    RC_ASSERT(Openssl::ecdh_x(a, point_b, ab).has_value() && Botan::ecdh_x(b, point_a, ba).has_value());
    RC_ASSERT(ab == ba);

    Scalar sum = a;
    Scalar sum_botan = a;
    RC_ASSERT(Openssl::tweak_add_private(sum, b) && Botan::tweak_add_private(sum_botan, b));
    RC_ASSERT(sum == sum_botan);
    ByteArray<65> child;
    RC_ASSERT(Openssl::tweak_add_public(point_a, b, child) && child == point_of<Openssl>(sum));
    RC_ASSERT(Botan::tweak_add_public(point_a, b, child) && child == point_of<Openssl>(sum));

    ByteArray<64> signature;
    ByteArray<64> other;
    RC_ASSERT(Openssl::sign_deterministic(a, digest, signature).has_value() && Botan::sign_deterministic(a, digest, other).has_value());
    RC_ASSERT(signature == other);
    RC_ASSERT(Openssl::sign(a, digest, signature).has_value() && Botan::verify(point_a, digest, signature));
    RC_ASSERT(Botan::sign(a, digest, other).has_value() && Openssl::verify(point_a, digest, other));
    RC_ASSERT(signature != other);
    const auto bit = *rc::gen::inRange<std::size_t>(0, 512);
    signature[bit / 8] ^= static_cast<u8>(1U << bit % 8);
    RC_ASSERT(refused_with(Errc::signature_invalid, Openssl::verify(point_a, digest, signature)));
    RC_ASSERT(refused_with(Errc::signature_invalid, Botan::verify(point_a, digest, signature)));
}

TEST(P256, ManySignatures) {
    const u32 count = testing::case_count(1000);
    std::set<std::vector<u8>> nonces;
    for (u32 i = 0; i < count; ++i) {
        const Scalar scalar = i % 64 == 0 ? plus(one, static_cast<int>(i)) : testing::counted_digest(2 * i + 1);
        const Scalar digest = i == 1 ? zero : i == 3 ? order : i == 5 ? plus(order, -1) : i == 7 ? all_ones : testing::counted_digest(i);
        const auto point = point_of<Openssl>(scalar);
        ByteArray<64> signature;
        ByteArray<64> again;
        ASSERT_TRUE(Openssl::sign(scalar, digest, signature));
        ASSERT_TRUE(Openssl::sign(scalar, digest, again));
        ASSERT_TRUE(Openssl::verify(point, digest, signature));
        for (const auto& made : {signature, again})
            ASSERT_TRUE(nonces.insert({made.begin(), made.begin() + 32}).second) << "a nonce came twice";
        ASSERT_TRUE(Openssl::sign_deterministic(scalar, digest, signature));
        ASSERT_TRUE(nonces.insert({signature.begin(), signature.begin() + 32}).second) << "a nonce came twice";
        signature[i % 64] ^= static_cast<u8>(1U << i % 8);
        ASSERT_TRUE(refused_with(Errc::signature_invalid, Openssl::verify(point, digest, signature)));
    }
}

}  // namespace
}  // namespace coffer
