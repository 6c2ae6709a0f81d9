#include "coffer/keys/private_key.hpp"

#include <set>

#include "coffer/keys/key_format.hpp"
#include "coffer/keys/key_pair.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

template <typename C>
class AnyCurve : public ::testing::Test {};
using Curves = ::testing::Types<Secp256k1, P256, Ed25519, X25519>;
TYPED_TEST_SUITE(AnyCurve, Curves);

template <typename C>
class WeierstrassPrivateKey : public ::testing::Test {};
using WeierstrassCurves = ::testing::Types<Secp256k1, P256>;
TYPED_TEST_SUITE(WeierstrassPrivateKey, WeierstrassCurves);

TYPED_TEST(AnyCurve, HasThirtyTwoBytes) {
    for (std::size_t length = 0; length <= 130; ++length) {
        const auto key = PrivateKey<TypeParam>::parse(std::vector<u8>(length, 0x42));
        EXPECT_EQ(code_of(key), length == 32 ? std::nullopt : std::optional(Errc::private_key_length)) << length;
        if (!key) {
            EXPECT_EQ(key.error().at, no_position);
        }
    }
}

TYPED_TEST(AnyCurve, GeneratedKeysDiffer) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto pair = KeyPair<TypeParam>::generate();
        ASSERT_TRUE(pair);
        EXPECT_EQ(pair->private_key().public_key(), pair->public_key());
        EXPECT_TRUE(seen.insert(to_hex(pair->private_key().reveal())).second);
    }
}

TYPED_TEST(AnyCurve, CloneAndMove) {
    auto key = private_key<TypeParam>(std::vector<u8>(32, 0x42));
    const auto copy = key.clone();
    const auto moved = std::move(key);
    EXPECT_EQ(to_hex(copy.reveal()), to_hex(moved.reveal()));
    EXPECT_EQ(copy.public_key(), moved.public_key());
}

TYPED_TEST(AnyCurve, KeyPairComparesItsHalves) {
    const auto one = private_key<TypeParam>(std::vector<u8>(32, 0x42));
    const auto other = private_key<TypeParam>(std::vector<u8>(32, 0x43));
    EXPECT_TRUE(KeyPair<TypeParam>::from_halves(one.clone(), one.public_key()));
    EXPECT_EQ(code_of(KeyPair<TypeParam>::from_halves(one.clone(), other.public_key())), Errc::key_pair_mismatch);
    const auto pair = KeyPair<TypeParam>::from_private_key(one.clone());
    EXPECT_EQ(pair.clone().public_key(), one.public_key());
}

TYPED_TEST(AnyCurve, RunTimeDoor) {
    const std::vector<u8> bytes(32, 0x42);
    const auto any = parse_private_key(TypeParam::id, bytes);
    ASSERT_TRUE(any);
    EXPECT_EQ(curve_of(*any), TypeParam::id);
    EXPECT_EQ(std::get<PublicKey<TypeParam>>(public_key_of(*any)), private_key<TypeParam>(bytes).public_key());
    EXPECT_EQ(code_of(parse_private_key(TypeParam::id, Bytes(bytes).first(31))), Errc::private_key_length);
}

TYPED_TEST(WeierstrassPrivateKey, RangeEdges) {
    const auto n = from_hex(order<TypeParam>());
    const auto code = [](const std::vector<u8>& bytes) { return code_of(PrivateKey<TypeParam>::parse(bytes)); };
    EXPECT_EQ(code(std::vector<u8>(32, 0)), Errc::private_key_zero);
    EXPECT_EQ(code(plus(std::vector<u8>(32, 0), 1)), std::nullopt);
    EXPECT_EQ(code(plus(n, -1)), std::nullopt);
    for (int above = 0; above < 300; ++above) EXPECT_EQ(code(plus(n, above)), Errc::private_key_range);
    EXPECT_EQ(code(std::vector<u8>(32, 0xff)), Errc::private_key_range);
    for (const std::vector<u8>& bad : {std::vector<u8>(32, 0), std::vector<u8>(32, 0xff)})
        EXPECT_EQ(PrivateKey<TypeParam>::parse(bad).error().at, no_position);
}

TYPED_TEST(WeierstrassPrivateKey, LargestKeyIsTheMirroredGenerator) {
    const auto one = private_key<TypeParam>(plus(std::vector<u8>(32, 0), 1)).public_key();
    const auto minus_one = private_key<TypeParam>(plus(from_hex(order<TypeParam>()), -1)).public_key();
    EXPECT_NE(one, minus_one);
    EXPECT_EQ(to_hex(Bytes(one.compressed()).subspan(1)), to_hex(Bytes(minus_one.compressed()).subspan(1)));
}

// A common fault: a number without its leading zeros. 3 x 256 keys whose scalar, x or y begins with a zero byte.
TYPED_TEST(WeierstrassPrivateKey, LeadingZeros) {
    int scalars = 0;
    int xs = 0;
    int ys = 0;
    std::vector<u8> bytes(32, 0);
    auto key = private_key<TypeParam>(from_hex("00a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f"));
    const auto step = from_hex<32>("0000000000000000000000000000000000000000000000000000000000000007");
    for (int i = 0; i < 200000 && (scalars < 256 || xs < 256 || ys < 256); ++i) {
        key = *key.add_tweak(step);
        const auto half = key.public_key();
        const bool zero_x = half.uncompressed()[1] == 0;
        const bool zero_y = half.uncompressed()[33] == 0;
        if (!zero_x && !zero_y && scalars >= 256) continue;
        scalars += key.reveal()[0] == 0 ? 1 : 0;
        xs += zero_x ? 1 : 0;
        ys += zero_y ? 1 : 0;
        EXPECT_EQ(public_key<TypeParam>(half.compressed()), half);
        EXPECT_EQ(public_key<TypeParam>(half.uncompressed()), half);
        const AnyPrivateKey any = key.clone();
        for (const KeyFormat format : {KeyFormat::hexadecimal, KeyFormat::pkcs8, KeyFormat::sec1, KeyFormat::jwk}) {
            const auto text = encode_private_key(format, any);
            ASSERT_TRUE(text);
            const auto back = decode_private_key(format, TypeParam::id, *text);
            ASSERT_TRUE(back) << name_of(back);
            EXPECT_EQ(scalar_hex(*back), to_hex(key.reveal()));
        }
    }
    EXPECT_GE(scalars, 256);
    EXPECT_GE(xs, 256);
    EXPECT_GE(ys, 256);
}

TEST(ServiceVectors, KeyPairs) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("key_pair")) {
        const auto key = PrivateKey<P256>::parse(record.record("inputs").hex("private_key_hex"));
        if (record.text("coffer") == "refuse") {
            EXPECT_EQ(name_of(key), record.text("error")) << record.where();
            continue;
        }
        ASSERT_TRUE(key) << record.where();
        const Record expected = record.record("expected");
        EXPECT_EQ(to_hex(key->public_key().uncompressed()), expected.text("public_key_uncompressed_hex"));
        if (expected.has("public_key_compressed_hex")) {
            EXPECT_EQ(to_hex(key->public_key().compressed()), expected.text("public_key_compressed_hex"));
        }
    }
}

TEST(Ed25519PrivateKey, Rfc8032PublicKeys) {
    // RFC 8032 7.1, tests 1 to 3.
    const std::pair<std::string_view, std::string_view> pairs[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"},
    };
    for (const auto& [seed, expected] : pairs) EXPECT_EQ(to_hex(private_key<Ed25519>(seed).public_key().bytes()), expected);
}

TEST(X25519PrivateKey, Rfc7748PublicKey) {
    // RFC 7748 6.1, Bob.
    EXPECT_EQ(to_hex(private_key<X25519>("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb").public_key().bytes()),
              "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
}

}  // namespace
}  // namespace coffer
