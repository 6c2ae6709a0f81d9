#include "coffer/keys/public_key.hpp"

#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

constexpr std::string_view secp256k1_generator =
    "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
constexpr std::string_view p256_generator =
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

template <typename C>
class WeierstrassPublicKey : public ::testing::Test {};
using WeierstrassCurves = ::testing::Types<Secp256k1, P256>;
TYPED_TEST_SUITE(WeierstrassPublicKey, WeierstrassCurves);

template <typename C>
std::vector<u8> generator() {
    return from_hex(std::is_same_v<C, Secp256k1> ? secp256k1_generator : p256_generator);
}

/// The result that SEC 1 requires for a first byte and a length, whatever the coordinates are.
std::optional<Errc> form_error(unsigned prefix, std::size_t length) {
    if (prefix == 0 && length == 1) return Errc::public_key_infinity;
    const std::size_t expected = prefix == 2 || prefix == 3 ? 33 : prefix == 4 || prefix == 6 || prefix == 7 ? 65 : 0;
    if (length != 33 && length != 65) return Errc::public_key_length;
    if (expected == 0) return Errc::public_key_prefix;
    if (length != expected) return Errc::public_key_length;
    if (prefix == 6 || prefix == 7) return Errc::public_key_hybrid;
    return std::nullopt;
}

TYPED_TEST(WeierstrassPublicKey, EveryFirstByteAndLength) {
    const std::vector<u8> point = generator<TypeParam>();
    for (unsigned prefix = 0; prefix < 256; ++prefix) {
        for (std::size_t length = 0; length <= 130; ++length) {
            std::vector<u8> bytes(length, 0x11);
            for (std::size_t i = 0; i < std::min(length, point.size()); ++i) bytes[i] = point[i];
            if (length > 0) bytes[0] = static_cast<u8>(prefix);
            const auto key = PublicKey<TypeParam>::parse(bytes);
            const auto expected = length == 0 ? Errc::public_key_length : form_error(prefix, length);
            EXPECT_EQ(code_of(key), expected) << prefix << " " << length;
            if (!key) continue;
            EXPECT_EQ(key->compressed()[0] == prefix || prefix == 4, true);
            if (length == 65) {
                EXPECT_EQ(to_hex(key->uncompressed()), to_hex(bytes));
            }
        }
    }
}

TYPED_TEST(WeierstrassPublicKey, ZeroBytesAreInfinity) {
    for (const std::size_t length : {1U, 33U, 65U})
        EXPECT_EQ(code_of(PublicKey<TypeParam>::parse(std::vector<u8>(length, 0))), Errc::public_key_infinity);
}

TYPED_TEST(WeierstrassPublicKey, CoordinatesOutsideTheFieldAreRefused) {
    // p and p + x(G): the latter reduces to a valid x, but must be refused.
    const auto p = from_hex(std::is_same_v<TypeParam, Secp256k1> ? "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"
                                                                 : "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    for (int above = 0; above < 64; ++above) {
        const auto x = plus(p, above);
        for (const u8 prefix : {u8{2}, u8{3}}) {
            std::vector<u8> bytes{prefix};
            bytes.insert(bytes.end(), x.begin(), x.end());
            EXPECT_EQ(code_of(PublicKey<TypeParam>::parse(bytes)), Errc::public_key_not_on_curve);
        }
        auto uncompressed = generator<TypeParam>();
        std::copy(x.begin(), x.end(), uncompressed.begin() + 33);
        EXPECT_EQ(code_of(PublicKey<TypeParam>::parse(uncompressed)), Errc::public_key_not_on_curve);
    }
}

TYPED_TEST(WeierstrassPublicKey, EveryFlippedBitOfAPointIsRefused) {
    const auto point = generator<TypeParam>();
    for (std::size_t bit = 8; bit < 8 * point.size(); ++bit) {
        auto bytes = point;
        bytes[bit / 8] = static_cast<u8>(bytes[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_EQ(code_of(PublicKey<TypeParam>::parse(bytes)), Errc::public_key_not_on_curve) << bit;
    }
}

TYPED_TEST(WeierstrassPublicKey, BytesAreTheShortestEncoding) {
    const AnyPublicKey key = private_key<TypeParam>(plus(std::vector<u8>(32, 0), 5)).public_key();
    EXPECT_EQ(std::visit([](const auto& one) { return to_hex(one.bytes()); }, key), public_key_hex(key));
    EXPECT_EQ(parse_public_key(curve_of(key), std::get<PublicKey<TypeParam>>(key).bytes()).value(), key);
}

TYPED_TEST(WeierstrassPublicKey, ComparesAsAValue) {
    const auto key = private_key<TypeParam>(plus(std::vector<u8>(32, 0), 5)).public_key();
    auto mirrored_bytes = key.compressed();
    mirrored_bytes[0] ^= 1U;
    const auto mirrored = public_key<TypeParam>(mirrored_bytes);
    EXPECT_NE(key, mirrored);
    EXPECT_EQ(key, public_key<TypeParam>(key.uncompressed()));
    if constexpr (std::is_same_v<TypeParam, Secp256k1>) {  // the order of sorted multi-signature scripts (BIP-67)
        EXPECT_EQ(key < mirrored, key.compressed() < mirrored.compressed());
    }
    EXPECT_NE(key < mirrored, mirrored < key);
}

template <typename C>
void encodings_round_trip() {
    const auto scalar = *gen::scalar();
    const auto key = private_key<C>(scalar).public_key();
    RC_ASSERT(public_key<C>(key.compressed()) == key);
    RC_ASSERT(public_key<C>(key.uncompressed()) == key);
    const auto any = parse_public_key(C::id, key.compressed());
    RC_ASSERT((any && curve_of(*any) == C::id && std::get<PublicKey<C>>(*any) == key));
    RC_ASSERT(public_key_hex(*any) == to_hex(key.compressed()));
}
RC_GTEST_PROP(PublicKeyLaws, Secp256k1EncodingsRoundTrip, ()) {
    encodings_round_trip<Secp256k1>();
}
RC_GTEST_PROP(PublicKeyLaws, P256EncodingsRoundTrip, ()) {
    encodings_round_trip<P256>();
}

/// pub(priv + t) = pub + t*G, and both functions refuse the same tweaks.
template <typename C>
void tweaks_commute() {
    const auto key = private_key<C>(*gen::scalar());
    const auto tweak = *rc::gen::oneOf(gen::array<32>(), gen::padded_array<32>(32));
    const auto private_sum = key.add_tweak(tweak);
    const auto public_sum = key.public_key().add_tweak(tweak);
    RC_ASSERT(private_sum.has_value() == public_sum.has_value());
    if (private_sum) RC_ASSERT(private_sum->public_key() == *public_sum);
}
RC_GTEST_PROP(PublicKeyLaws, Secp256k1TweaksCommute, ()) {
    tweaks_commute<Secp256k1>();
}
RC_GTEST_PROP(PublicKeyLaws, P256TweaksCommute, ()) {
    tweaks_commute<P256>();
}

TYPED_TEST(WeierstrassPublicKey, TweakEdges) {
    const auto n = from_hex(order<TypeParam>());
    const auto key = private_key<TypeParam>(from_hex("00000000000000000000000000000000000000000000000000000000000000ab"));
    const auto half = key.public_key();
    const auto tweak = [](const std::vector<u8>& bytes) { return Bytes(bytes).template first<32>(); };

    const std::vector<u8> zero(32, 0);
    EXPECT_EQ(to_hex(key.add_tweak(tweak(zero))->reveal()), to_hex(key.reveal()));
    EXPECT_EQ(*half.add_tweak(tweak(zero)), half);

    const auto minus_key = plus(n, -0xab);
    EXPECT_EQ(code_of(key.add_tweak(tweak(minus_key))), Errc::tweak_invalid);
    EXPECT_EQ(code_of(half.add_tweak(tweak(minus_key))), Errc::tweak_invalid);

    for (const int above : {0, 1, 255}) {
        const auto too_large = plus(n, above);
        EXPECT_EQ(code_of(key.add_tweak(tweak(too_large))), Errc::tweak_invalid);
        EXPECT_EQ(code_of(half.add_tweak(tweak(too_large))), Errc::tweak_invalid);
    }
    const auto largest = plus(n, -1);
    EXPECT_EQ(to_hex(key.add_tweak(tweak(largest))->reveal()), "00000000000000000000000000000000000000000000000000000000000000aa");
    EXPECT_EQ(*half.add_tweak(tweak(largest)), key.add_tweak(tweak(largest))->public_key());
    // If the tweak equals the key, the sum is a doubling.
    EXPECT_EQ(*half.add_tweak(key.reveal()), key.add_tweak(key.reveal())->public_key());
}

TEST(Secp256k1PublicKey, XOnlyLiftsToEvenY) {
    for (int i = 1; i < 40; ++i) {
        const auto key = private_key<Secp256k1>(plus(std::vector<u8>(32, 0), i)).public_key();
        const auto lifted = *PublicKey<Secp256k1>::from_x_only(key.x_only());
        EXPECT_TRUE(lifted.has_even_y());
        EXPECT_EQ(lifted.x_only(), key.x_only());
        EXPECT_EQ(lifted == key, key.has_even_y());
    }
    EXPECT_EQ(code_of(PublicKey<Secp256k1>::from_x_only(from_hex<32>("eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34"))),
              Errc::public_key_not_on_curve);
}

TEST(P256PublicKey, UncompressedDoor) {
    const auto point = from_hex(p256_generator);
    EXPECT_TRUE(PublicKey<P256>::parse_uncompressed(point));
    const auto compressed = PublicKey<P256>::parse(point)->compressed();
    EXPECT_EQ(code_of(PublicKey<P256>::parse_uncompressed(compressed)), Errc::public_key_compressed);
    auto hybrid = point;
    hybrid[0] = 0x07;
    EXPECT_EQ(code_of(PublicKey<P256>::parse_uncompressed(hybrid)), Errc::public_key_hybrid);
}

TEST(P256PublicKey, NistPublicKeyValidation) {
    const auto file = VectorFile::load("keys/ecdsa_p256_nist.json");
    for (const Record& record : file.list("public_keys")) {
        std::string hex = "04";
        // The numbers in the file are not padded, and some are out of range on purpose.
        bool fits = true;
        for (const char* name : {"qx", "qy"}) {
            const std::string digits = record.text(name);
            fits = fits && digits.size() <= 64;
            hex += std::string(digits.size() < 64 ? 64 - digits.size() : 0, '0') + digits;
        }
        const bool accepted = fits && PublicKey<P256>::parse(from_hex(hex)).has_value();
        EXPECT_EQ(accepted, record.boolean("valid")) << record.where();
    }
}

TEST(ServiceVectors, PublicKeys) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("public_key")) {
        const Record inputs = record.record("inputs");
        inputs.ignore_rest("says whose key it is");
        EXPECT_EQ(record.text("coffer"), "accept") << record.where();
        const Record expected = record.record("expected");
        if (expected.has("pem")) {
            expected.ignore_rest("the certificate is the proof layer's");
            continue;
        }
        const auto bytes = expected.hex("public_key_hex");
        if (bytes.size() == 130) {
            EXPECT_EQ(to_hex(public_key<P256>(Bytes(bytes).first(65)).uncompressed()), expected.text("encrypt_hex"));
            EXPECT_EQ(to_hex(public_key<P256>(Bytes(bytes).last(65)).uncompressed()), expected.text("sign_hex"));
            continue;
        }
        const auto key = public_key<P256>(bytes);
        EXPECT_EQ(to_hex(bytes.size() == 33 ? Bytes(key.compressed()) : Bytes(key.uncompressed())), to_hex(bytes));
        EXPECT_EQ(to_hex(key.compressed()), expected.text_or("compressed_hex", to_hex(key.compressed())));
        EXPECT_EQ(to_hex(key.uncompressed()), expected.text_or("uncompressed_hex", to_hex(key.uncompressed())));
    }
}

TEST(ServiceVectors, Points) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("point_codec")) {
        const Record inputs = record.record("inputs");
        const CurveId curve = inputs.text("curve") == "secp256k1" ? CurveId::secp256k1 : CurveId::p256;
        const auto key = parse_public_key(curve, inputs.hex(inputs.has("uncompressed_hex") ? "uncompressed_hex" : "compressed_hex"));
        if (record.text("coffer") == "refuse") {
            EXPECT_EQ(name_of(key), record.text("error")) << record.where();
            continue;
        }
        ASSERT_TRUE(key) << record.where();
        const Record expected = record.record("expected");
        if (expected.has("compressed_hex")) {
            EXPECT_EQ(public_key_hex(*key), expected.text("compressed_hex"));
        }
        if (expected.has("uncompressed_hex")) {
            EXPECT_EQ(to_hex(std::get<PublicKey<Secp256k1>>(*key).uncompressed()), expected.text("uncompressed_hex"));
        }
        expected.ignore("jwk", "read by PublicKeyFormat");
    }
}

TEST(Ed25519PublicKey, StrictEncoding) {
    for (std::size_t length = 0; length <= 130; ++length)
        if (length != 32) {
            EXPECT_EQ(code_of(PublicKey<Ed25519>::parse(std::vector<u8>(length, 2))), Errc::public_key_length);
        }

    // RFC 8032 7.1 test 1.
    const auto good = from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(to_hex(PublicKey<Ed25519>::parse(good)->bytes()), to_hex(good));

    // All points of small order in their canonical encodings: order 1, 2, 4, 8.
    for (const std::string_view small : {"0100000000000000000000000000000000000000000000000000000000000000",
                                         "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                         "0000000000000000000000000000000000000000000000000000000000000000",
                                         "0000000000000000000000000000000000000000000000000000000000000080",
                                         "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                                         "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                                         "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                                         "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"})
        EXPECT_EQ(code_of(PublicKey<Ed25519>::parse(from_hex(small))), Errc::public_key_small_order) << small;

    // Not canonical: y >= p, and x = 0 with its sign bit set.
    for (const std::string_view other : {"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                         "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                         "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                                         "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                                         "0100000000000000000000000000000000000000000000000000000000000080",
                                         "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                                         "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"})
        EXPECT_EQ(code_of(PublicKey<Ed25519>::parse(from_hex(other))), Errc::public_key_not_on_curve) << other;
}

TEST(X25519PublicKey, AnyThirtyTwoBytes) {
    for (std::size_t length = 0; length <= 130; ++length)
        EXPECT_EQ(code_of(PublicKey<X25519>::parse(std::vector<u8>(length, 9))),
                  length == 32 ? std::nullopt : std::optional(Errc::public_key_length));
}

}  // namespace
}  // namespace coffer
