#include "crypto/backend/ed25519.hpp"

#include <map>

#include "crypto/curve25519_oracle.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using testing::from_hex;
using testing::to_hex;
namespace ec = backend::sodium;
namespace gen = testing::gen;

struct Verdicts {
    std::size_t accepted = 0;
    std::map<std::string, std::size_t> accepted_with_flag;
};

// The verdict for each case is fixed in the file. No case with a non-canonical A or R may be accepted.
TEST(Ed25519, EdgeCasesHaveTheirFrozenVerdict) {
    Verdicts verdicts;
    for (const testing::Record& record : testing::VectorFile::load("keys/ed25519_cctv.json").list("cases")) {
        const bool accepted =
            ec::ed25519_verify(record.hex<32>("public_key"), as_bytes(record.text("message")), record.hex<64>("signature"));
        EXPECT_EQ(accepted, record.boolean("accept")) << record.where();
        verdicts.accepted += accepted ? 1 : 0;
        for (const std::string& flag : record.texts("flags")) verdicts.accepted_with_flag[flag] += accepted ? 1 : 0;
    }
    EXPECT_EQ(verdicts.accepted, 43U);
    for (const char* flag : {"non_canonical_A", "non_canonical_R", "low_order_A", "low_order_R"})
        EXPECT_EQ(verdicts.accepted_with_flag[flag], 0U) << flag;
}

TEST(Ed25519, SpeccheckVerdicts) {
    for (const testing::Record& record : testing::VectorFile::load("keys/ed25519_speccheck.json").list("cases"))
        EXPECT_EQ(ec::ed25519_verify(record.hex<32>("public_key"), record.hex("message"), record.hex<64>("signature")),
                  record.boolean("accept"))
            << record.where();
}

TEST(Ed25519, Rfc8032) {
    const auto seed = from_hex<32>("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    ByteArray<32> public_key;
    ByteArray<64> signature;
    ec::ed25519_public_from_seed(seed, public_key);
    EXPECT_EQ(to_hex(public_key), "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    ec::ed25519_sign(seed, from_hex("af82"), signature);
    EXPECT_EQ(
        to_hex(signature),
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
}

RC_GTEST_PROP(Ed25519, OpensslAgrees, ()) {
    const auto seed = *gen::padded_array<32>();
    const auto message = *gen::bytes_between(0, 300);
    ByteArray<32> public_key;
    ByteArray<64> signature;
    ec::ed25519_public_from_seed(seed, public_key);
    ec::ed25519_sign(seed, message, signature);
    RC_ASSERT(public_key == testing::openssl_ed25519_public(seed));
    RC_ASSERT(signature == testing::openssl_ed25519_sign(seed, message));
    RC_ASSERT(ec::ed25519_verify(public_key, message, signature));
    bool small_order = true;
    RC_ASSERT(ec::ed25519_point_valid(public_key, small_order) && !small_order);
    const auto bit = *rc::gen::inRange<std::size_t>(0, 512);
    signature[bit / 8] ^= static_cast<u8>(1U << bit % 8);
    RC_ASSERT(!ec::ed25519_verify(public_key, message, signature));
}

struct PointCase {
    const char* encoding;
    bool valid;
    bool small_order;
};

TEST(Ed25519, Points) {
    constexpr PointCase cases[] = {
        // the eight points of small order, in canonical encoding
        {"0100000000000000000000000000000000000000000000000000000000000000", true, true},
        {"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", true, true},
        {"0000000000000000000000000000000000000000000000000000000000000000", true, true},
        {"0000000000000000000000000000000000000000000000000000000000000080", true, true},
        {"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", true, true},
        {"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", true, true},
        {"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", true, true},
        {"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", true, true},
        // the same points in other encodings: y = p, y = p + 1, and a sign bit for x = 0
        {"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", false, false},
        {"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false, false},
        {"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", false, false},
        {"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false, false},
        {"0100000000000000000000000000000000000000000000000000000000000080", false, false},
        {"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false, false},
        // y = p + 3 (its residue is on the curve), y = 2 (no point), the generator
        {"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", false, false},
        {"0200000000000000000000000000000000000000000000000000000000000000", false, false},
        {"5866666666666666666666666666666666666666666666666666666666666666", true, false},
    };
    for (const PointCase& row : cases) {
        bool small_order = !row.small_order;
        EXPECT_EQ(ec::ed25519_point_valid(from_hex<32>(row.encoding), small_order), row.valid) << row.encoding;
        EXPECT_EQ(small_order, row.small_order) << row.encoding;
    }
}

// A point of the prime-order subgroup plus one of order 8 is on the curve and not of small order.
TEST(Ed25519, MixedOrderPointIsValid) {
    const auto mixed = testing::ed25519_add(from_hex<32>("5866666666666666666666666666666666666666666666666666666666666666"),
                                            from_hex<32>("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"));
    bool small_order = true;
    EXPECT_TRUE(ec::ed25519_point_valid(mixed, small_order));
    EXPECT_FALSE(small_order);
}

TEST(X25519, Rfc7748) {
    ByteArray<32> shared;
    ASSERT_TRUE(ec::x25519(from_hex<32>("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"),
                           from_hex<32>("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"), shared));
    EXPECT_EQ(to_hex(shared), "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957");
}

TEST(X25519, LowOrderPointsAreRefused) {
    const ByteArray<32> scalar{1, 2, 3};
    for (const char* low : {"0000000000000000000000000000000000000000000000000000000000000000",
                            "0100000000000000000000000000000000000000000000000000000000000000",
                            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        ByteArray<32> shared;
        EXPECT_FALSE(ec::x25519(scalar, from_hex<32>(low), shared)) << low;
    }
}

RC_GTEST_PROP(X25519, OpensslAgrees, ()) {
    const auto a = *gen::padded_array<32>();
    const auto b = *gen::padded_array<32>();
    ByteArray<32> public_a;
    ByteArray<32> public_b;
    ByteArray<32> ab;
    ByteArray<32> ba;
    ec::x25519_public_from_private(a, public_a);
    ec::x25519_public_from_private(b, public_b);
    RC_ASSERT(ec::x25519(a, public_b, ab) && ec::x25519(b, public_a, ba) && ab == ba);
    RC_ASSERT(public_a == testing::openssl_x25519_public(a));
    RC_ASSERT(ab == testing::openssl_x25519(a, public_b));
}

}  // namespace
}  // namespace coffer
