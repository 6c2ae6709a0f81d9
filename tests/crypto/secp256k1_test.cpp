#include "crypto/backend/secp256k1.hpp"

#include <set>

#include "crypto/backend/scalar256.hpp"
#include "crypto/rfc6979.hpp"
#include "crypto/scalars.hpp"
#include "crypto/secp256k1_oracle.hpp"
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
namespace ec = backend::secp256k1;
namespace gen = testing::gen;

const Scalar order = from_hex<32>("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

ec::NativePoint point_of(const Scalar& scalar) {
    ec::NativePoint point;
    EXPECT_TRUE(ec::public_from_private(scalar, point));
    return point;
}

ByteArray<33> compressed(const ec::NativePoint& point) {
    ByteArray<33> sec1;
    ec::serialize_compressed(point, sec1);
    return sec1;
}

ByteArray<65> uncompressed(const ec::NativePoint& point) {
    ByteArray<65> sec1;
    ec::serialize_uncompressed(point, sec1);
    return sec1;
}

TEST(Secp256k1, ScalarRange) {
    for (const Scalar& valid : {one, plus(order, -1), plus(order, -2)}) {
        EXPECT_TRUE(ec::scalar_valid(valid));
        EXPECT_TRUE(backend::scalar_in_range(valid, order));
    }
    ec::NativePoint point;
    for (const Scalar& invalid : {zero, order, plus(order, 1), all_ones}) {
        EXPECT_FALSE(ec::scalar_valid(invalid));
        EXPECT_FALSE(backend::scalar_in_range(invalid, order));
        EXPECT_FALSE(ec::public_from_private(invalid, point));
        Scalar sum = one;
        if (invalid != zero) {
            EXPECT_FALSE(ec::tweak_add_private(sum, invalid));
            EXPECT_FALSE(ec::tweak_add_public(point_of(one), invalid, point));
        }
        ByteArray<64> signature;
        int recovery_id = 0;
        EXPECT_FALSE(ec::ecdsa_sign(invalid, all_ones, signature, recovery_id));
        EXPECT_EQ(signature, ByteArray<64>{});
        EXPECT_FALSE(ec::schnorr_sign(invalid, all_ones, zero, signature));
        EXPECT_EQ(signature, ByteArray<64>{});
        ByteArray<32> x;
        EXPECT_FALSE(ec::ecdh_x(invalid, point_of(one), x));
    }
}

TEST(Secp256k1, GeneratorAndItsNegative) {
    const char* generator = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    EXPECT_EQ(to_hex(compressed(point_of(one))), std::string("02") + generator);
    EXPECT_EQ(to_hex(compressed(point_of(plus(order, -1)))), std::string("03") + generator);
    ec::NativePoint point = point_of(one);
    ec::negate_public(point);
    EXPECT_EQ(point, point_of(plus(order, -1)));
    Scalar scalar = one;
    ec::negate_private(scalar);
    EXPECT_EQ(scalar, plus(order, -1));
}

TEST(Secp256k1, TweakEdges) {
    ec::NativePoint sum;
    const ec::NativePoint point = point_of(one);
    // A tweak of zero gives the point itself; -1 cancels it; +1 doubles it.
    ASSERT_TRUE(ec::tweak_add_public(point, zero, sum));
    EXPECT_EQ(sum, point);
    EXPECT_FALSE(ec::tweak_add_public(point, plus(order, -1), sum));
    ASSERT_TRUE(ec::tweak_add_public(point, one, sum));
    EXPECT_EQ(sum, point_of(plus(one, 1)));
    ASSERT_TRUE(ec::tweak_add_public(point, plus(order, -2), sum));
    EXPECT_EQ(sum, point_of(plus(order, -1)));

    ec::NativePoint in_place = point;
    ASSERT_TRUE(ec::tweak_add_public(in_place, one, in_place));
    EXPECT_EQ(in_place, point_of(plus(one, 1)));

    Scalar scalar = one;
    ASSERT_TRUE(ec::tweak_add_private(scalar, zero));
    EXPECT_EQ(scalar, one);
    EXPECT_FALSE(ec::tweak_add_private(scalar, plus(order, -1)));
    scalar = plus(order, -1);
    ASSERT_TRUE(ec::tweak_add_private(scalar, plus(one, 1)));
    EXPECT_EQ(scalar, one);
}

RC_GTEST_PROP(Secp256k1, TweakingCommutes, ()) {
    const Scalar scalar = *gen::scalar();
    const Scalar tweak = *gen::scalar();
    Scalar sum = scalar;
    RC_ASSERT(ec::tweak_add_private(sum, tweak));
    Scalar ours = scalar;
    RC_ASSERT(backend::scalar_add(ours, tweak, order) && ours == sum);
    const ec::NativePoint parent = point_of(scalar);
    ec::NativePoint child;
    RC_ASSERT(ec::tweak_add_public(parent, tweak, child));
    RC_ASSERT(child == point_of(sum));
    // create + combine gives the same as the library's own ec_pubkey_tweak_add.
    ec::NativePoint by_library;
    RC_ASSERT(testing::library_tweak_add(parent, tweak, by_library) && by_library == child);
}

TEST(Secp256k1, CreateAndCombineIsTweakAddAtTheEdges) {
    for (const Scalar& parent : {one, plus(one, 1), plus(order, -1)}) {
        for (const Scalar& tweak : {zero, one, plus(one, 1), plus(order, -2), plus(order, -1), order, plus(order, 1), all_ones}) {
            ec::NativePoint ours;
            ec::NativePoint by_library;
            const bool added = ec::tweak_add_public(point_of(parent), tweak, ours);
            ASSERT_EQ(added, testing::library_tweak_add(point_of(parent), tweak, by_library));
            if (!added) continue;
            EXPECT_EQ(ours, by_library);
        }
    }
}

RC_GTEST_PROP(Secp256k1, PointsAgreeWithOpensslAndParseBack, ()) {
    const Scalar scalar = *gen::scalar();
    const ec::NativePoint point = point_of(scalar);
    RC_ASSERT(uncompressed(point) == testing::openssl_secp256k1_public(scalar));
    ec::NativePoint parsed;
    RC_ASSERT(ec::parse(compressed(point), parsed) && parsed == point);
    RC_ASSERT(ec::parse(uncompressed(point), parsed) && parsed == point);
    auto off_curve = uncompressed(point);
    off_curve[64] ^= 1;
    RC_ASSERT(!ec::parse(off_curve, parsed));
}

TEST(Secp256k1, CoordinatesAboveTheFieldAreRefused) {
    ec::NativePoint parsed;
    auto sec1 =
        from_hex<33>("02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30");  // x = p + 1, whose residue 1 is on the curve
    EXPECT_FALSE(ec::parse(sec1, parsed));
    sec1 = from_hex<33>("020000000000000000000000000000000000000000000000000000000000000001");
    EXPECT_TRUE(ec::parse(sec1, parsed));
    sec1 = from_hex<33>("020000000000000000000000000000000000000000000000000000000000000005");  // no point has this x
    EXPECT_FALSE(ec::parse(sec1, parsed));
}

TEST(Secp256k1, Rfc6979) {
    const auto file = testing::VectorFile::load("keys/rfc6979.json");
    for (const testing::Record& record : file.list("valid")) {
        ASSERT_EQ(record.text("hash"), "sha256");
        if (record.text("curve") != "secp256k1") {
            record.ignore_rest("read in p256_test.cpp");
            continue;
        }
        const auto scalar = record.hex<32>("private_key");
        const auto digest = sha256(as_bytes(record.text("message")));
        ByteArray<64> signature;
        int recovery_id = 0;
        ASSERT_TRUE(ec::ecdsa_sign(scalar, digest, signature, recovery_id));
        EXPECT_EQ(to_hex(Bytes(signature).first(32)), record.text("r"));
        EXPECT_EQ(to_hex(Bytes(signature).last(32)), record.text("s_low"));
        // The expected s is the published one, or its negative if the published one is high.
        Scalar negated = record.hex<32>("s");
        ec::negate_private(negated);
        EXPECT_TRUE(record.text("s") == record.text("s_low") || to_hex(negated) == record.text("s_low"));
        Scalar reduced;
        backend::scalar_reduce(digest, order, reduced);
        EXPECT_EQ(to_hex(crypto::Rfc6979(scalar, reduced).next().reveal()), record.text("nonce"));
    }
}

bool low_s(FixedBytes<64> signature) {
    const Scalar half = from_hex<32>("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");
    return std::ranges::lexicographical_compare(signature.last<32>(), plus(half, 1));
}

TEST(Secp256k1, ManySignatures) {
    const u32 count = testing::case_count(2000);
    std::set<std::vector<u8>> nonces;
    for (u32 i = 0; i < count; ++i) {
        const Scalar scalar = i % 64 == 0 ? plus(one, static_cast<int>(i)) : testing::counted_digest(2 * i + 1);
        const Scalar digest = i == 1 ? zero : i == 3 ? order : i == 5 ? plus(order, -1) : i == 7 ? all_ones : testing::counted_digest(i);
        const ec::NativePoint point = point_of(scalar);
        ByteArray<64> signature;
        ByteArray<64> again;
        int recovery_id = 0;
        ASSERT_TRUE(ec::ecdsa_sign(scalar, digest, signature, recovery_id));
        ASSERT_TRUE(ec::ecdsa_sign(scalar, digest, again, recovery_id));
        ASSERT_EQ(signature, again);
        ASSERT_TRUE(low_s(signature));
        ASSERT_TRUE(ec::ecdsa_verify(point, digest, signature));
        ASSERT_TRUE(nonces.insert({signature.begin(), signature.begin() + 32}).second) << "a nonce came twice";
        ec::NativePoint recovered;
        ASSERT_TRUE(ec::ecdsa_recover(digest, signature, recovery_id, recovered));
        ASSERT_EQ(recovered, point);
        signature[i % 64] ^= static_cast<u8>(1U << i % 8);
        ASSERT_FALSE(ec::ecdsa_verify(point, digest, signature));
    }
}

TEST(Secp256k1, VerifyAcceptsHighSAndRefusesOutOfRange) {
    ByteArray<64> signature;
    int recovery_id = 0;
    ASSERT_TRUE(ec::ecdsa_sign(one, all_ones, signature, recovery_id));
    const ec::NativePoint point = point_of(one);
    auto high = signature;
    ec::negate_private(MutBytes(high).last<32>());
    EXPECT_TRUE(ec::ecdsa_verify(point, all_ones, high));
    for (const Scalar& bad : {zero, order, all_ones}) {
        for (const std::size_t at : {0U, 32U}) {
            auto forged = signature;
            std::ranges::copy(bad, forged.begin() + static_cast<std::ptrdiff_t>(at));
            EXPECT_FALSE(ec::ecdsa_verify(point, all_ones, forged));
            ec::NativePoint recovered;
            EXPECT_FALSE(ec::ecdsa_recover(all_ones, forged, 0, recovered));
        }
    }
    ec::NativePoint recovered;
    for (const int id : {-1, 4, 255}) EXPECT_FALSE(ec::ecdsa_recover(all_ones, signature, id, recovered));
}

// BIP-340's first test vectors. The tests of keys/ run the taproot vectors.
TEST(Secp256k1, Schnorr) {
    ByteArray<64> signature;
    ASSERT_TRUE(ec::schnorr_sign(plus(zero, 3), zero, zero, signature));
    EXPECT_EQ(
        to_hex(signature),
        "e907831f80848d1069a5371b402410364bdf1c5f8307b0084c55f1ce2dca821525f66a4a85ea8b71e482a74f382d2ce5ebeee8fdb2172f477df4900d310536c0");
    const auto message = from_hex<32>("243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89");
    const auto scalar = from_hex<32>("b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef");
    const auto x_only = from_hex<32>("dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659");
    ASSERT_TRUE(ec::schnorr_sign(scalar, message, one, signature));
    EXPECT_EQ(
        to_hex(signature),
        "6896bd60eeae296db48a229ff71dfe071bde413e6d43f917dc8dcf8c78de33418906d11ac976abccb20b091292bff4ea897efcb639ea871cfa95f6de339e4b0a");
    EXPECT_TRUE(ec::schnorr_verify(x_only, message, signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        signature[i] ^= 1;
        EXPECT_FALSE(ec::schnorr_verify(x_only, message, signature));
        signature[i] ^= 1;
    }
    EXPECT_FALSE(ec::schnorr_verify(all_ones, message, signature)) << "x is not below the field";
}

RC_GTEST_PROP(Secp256k1, DiffieHellmanIsSymmetric, ()) {
    const Scalar a = *gen::scalar();
    const Scalar b = *gen::scalar();
    ByteArray<32> ab;
    ByteArray<32> ba;
    RC_ASSERT(ec::ecdh_x(a, point_of(b), ab) && ec::ecdh_x(b, point_of(a), ba));
    RC_ASSERT(ab == ba);
    RC_ASSERT(ab == testing::openssl_secp256k1_ecdh(a, uncompressed(point_of(b))));
}

}  // namespace
}  // namespace coffer
