#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

template <typename C>
class Ecdsa : public ::testing::Test {};
using WeierstrassCurves = ::testing::Types<Secp256k1, P256>;
TYPED_TEST_SUITE(Ecdsa, WeierstrassCurves);

template <WeierstrassCurve C>
EcdsaSignature<C> signature_of(std::string_view r_hex, std::string_view s_hex) {
    const auto signature = EcdsaSignature<C>::parse_raw(from_hex(std::string(r_hex) + std::string(s_hex)));
    if (!signature) throw std::runtime_error(name_of(signature));
    return *signature;
}

std::vector<u8> joined(Bytes r, Bytes s) {
    std::vector<u8> raw(r.begin(), r.end());
    raw.insert(raw.end(), s.begin(), s.end());
    return raw;
}

TYPED_TEST(Ecdsa, RawScalarEdges) {
    const auto n = from_hex(order<TypeParam>());
    const std::vector<u8> zero(32, 0);
    const auto one = plus(zero, 1);
    const auto code = [](Bytes raw) { return code_of(EcdsaSignature<TypeParam>::parse_raw(raw)); };
    EXPECT_EQ(code(joined(one, one)), std::nullopt);
    EXPECT_EQ(code(joined(plus(n, -1), plus(n, -1))), std::nullopt);
    EXPECT_EQ(code(joined(zero, one)), Errc::signature_scalar_zero);
    EXPECT_EQ(code(joined(one, zero)), Errc::signature_scalar_zero);
    EXPECT_EQ(code(joined(n, one)), Errc::signature_scalar_range);
    EXPECT_EQ(code(joined(one, n)), Errc::signature_scalar_range);
    EXPECT_EQ(EcdsaSignature<TypeParam>::parse_raw(joined(one, n)).error(),
              fail(Errc::signature_scalar_range, std::size_t{32}, "s").error());
    for (std::size_t length = 0; length < 130; ++length)
        if (length != 64) {
            EXPECT_EQ(code(std::vector<u8>(length, 1)), Errc::signature_length);
        }
}

TYPED_TEST(Ecdsa, LowAndHighHalves) {
    const auto n = from_hex(order<TypeParam>());
    auto half = n;  // (n - 1) / 2, as n is odd
    unsigned carry = 0;
    for (u8& byte : half) {
        const unsigned value = carry << 8U | byte;
        byte = static_cast<u8>(value / 2);
        carry = value % 2;
    }
    const std::vector<u8> r(32, 1);
    const auto low = *EcdsaSignature<TypeParam>::parse_raw(joined(r, half));
    const auto high = *EcdsaSignature<TypeParam>::parse_raw(joined(r, plus(half, 1)));
    EXPECT_TRUE(low.has_low_s());
    EXPECT_FALSE(high.has_low_s());
    EXPECT_EQ(high.normalised(), low);
    EXPECT_EQ(low.normalised(), low);
}

template <WeierstrassCurve C>
Result<EcdsaSignature<C>> sign(const PrivateKey<C>& key, FixedBytes<32> digest) {
    if constexpr (std::is_same_v<C, Secp256k1>)
        return sign_digest(key, digest).transform([](const RecoverableSignature& made) { return made.signature; });
    else
        return sign_digest(key, digest, Nonce::deterministic);
}

template <WeierstrassCurve C>
void signatures_verify_and_tampering_fails() {
    const auto key = private_key<C>(*gen::scalar());
    const auto half = key.public_key();
    const auto digest = *gen::array<32>();
    const auto signature = sign<C>(key, digest);
    RC_ASSERT(signature.has_value());
    RC_ASSERT(verify_digest(half, digest, *signature).has_value());
    RC_ASSERT(verify_digest(half, digest, signature->normalised()).has_value());
    RC_ASSERT(*sign<C>(key, digest) == *signature);

    RC_ASSERT(*EcdsaSignature<C>::parse_der(signature->der().bytes()) == *signature);
    RC_ASSERT(*EcdsaSignature<C>::parse_raw(signature->raw()) == *signature);

    const auto bit = *rc::gen::inRange<std::size_t>(0, 512);
    auto raw = signature->raw();
    raw[bit / 8] = static_cast<u8>(raw[bit / 8] ^ (1U << (bit % 8)));
    const auto tampered = EcdsaSignature<C>::parse_raw(raw);
    if (tampered) RC_ASSERT(code_of(verify_digest(half, digest, *tampered)) == Errc::signature_invalid);
    auto other_digest = digest;
    other_digest[bit / 16] = static_cast<u8>(other_digest[bit / 16] ^ (1U << (bit % 8)));
    RC_ASSERT(code_of(verify_digest(half, other_digest, *signature)) == Errc::signature_invalid);
    const auto other_key = key.add_tweak(from_hex<32>(std::string(63, '0') + "1"));
    RC_ASSERT(code_of(verify_digest(other_key->public_key(), digest, *signature)) == Errc::signature_invalid);
}
RC_GTEST_PROP(EcdsaLaws, Secp256k1SignVerifyTamper, ()) {
    signatures_verify_and_tampering_fails<Secp256k1>();
}
RC_GTEST_PROP(EcdsaLaws, P256SignVerifyTamper, ()) {
    signatures_verify_and_tampering_fails<P256>();
}

RC_GTEST_PROP(EcdsaLaws, RecoveryFindsTheSigner, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto digest = *gen::array<32>();
    const auto made = *sign_digest(key, digest);
    RC_ASSERT(made.signature.has_low_s());
    RC_ASSERT(made.recovery_id <= 3);
    RC_ASSERT(*recover_public_key(digest, made) == key.public_key());
    for (u8 id = 0; id < 4; ++id) {
        if (id == made.recovery_id) continue;
        const auto other = recover_public_key(digest, {made.signature, id});
        RC_ASSERT((!other || *other != key.public_key()));
    }
    for (const u8 id : {u8{4}, u8{27}, u8{255}}) RC_ASSERT(code_of(recover_public_key(digest, {made.signature, id})) == Errc::recovery_id);
}

RC_GTEST_PROP(EcdsaLaws, HedgedSignaturesDifferAndVerify, ()) {
    const auto key = private_key<P256>(*gen::scalar());
    const auto digest = *gen::array<32>();
    const auto one = *sign_digest(key, digest);
    const auto two = *sign_digest(key, digest);
    RC_ASSERT(one != two);
    RC_ASSERT(verify_digest(key.public_key(), digest, one).has_value());
    RC_ASSERT(verify_digest(key.public_key(), digest, two).has_value());
}

// Digests that reveal truncated or unpadded numbers: 0, n, n-1, 2^256-1, and 1 to 31 leading zero bytes.
TYPED_TEST(Ecdsa, EdgeDigests) {
    const auto key = private_key<TypeParam>(std::vector<u8>(32, 0x37));
    const auto n = from_hex(order<TypeParam>());
    std::vector<std::vector<u8>> digests{std::vector<u8>(32, 0), n, plus(n, -1), plus(n, 1), std::vector<u8>(32, 0xff)};
    for (std::size_t zeros = 1; zeros < 32; ++zeros) {
        std::vector<u8> digest(32, 0xa5);
        std::fill_n(digest.begin(), zeros, u8{0});
        digests.push_back(digest);
    }
    for (const auto& bytes : digests) {
        const auto digest = Bytes(bytes).template first<32>();
        const auto signature = sign<TypeParam>(key, digest);
        ASSERT_TRUE(signature) << to_hex(bytes);
        EXPECT_TRUE(verify_digest(key.public_key(), digest, *signature)) << to_hex(bytes);
    }
}

// About one DER signature in 256 has an r or s with a leading zero byte. All of them must be minimal.
TYPED_TEST(Ecdsa, DerIsMinimal) {
    const auto key = private_key<TypeParam>(std::vector<u8>(32, 0x55));
    std::size_t shortest = 72;
    std::size_t longest = 0;
    for (u32 i = 0; i < 2000; ++i) {
        const ByteArray<4> counter{static_cast<u8>(i), static_cast<u8>(i >> 8U), 0, 0};
        const auto signature = *sign<TypeParam>(key, sha256(counter));
        const auto der = signature.der();
        EXPECT_EQ(*EcdsaSignature<TypeParam>::parse_der(der.bytes()), signature);
        for (const std::size_t at : {std::size_t{4}, std::size_t{6} + der.bytes()[3]}) {
            const u8 first = der.bytes()[at];
            EXPECT_LT(first, 0x80);
            if (first == 0) {
                EXPECT_GE(der.bytes()[at + 1], 0x80);
            }
        }
        shortest = std::min(shortest, der.size());
        longest = std::max(longest, der.size());
    }
    EXPECT_LT(shortest, 70U);
    EXPECT_GE(longest, (std::is_same_v<TypeParam, Secp256k1>) ? 71U : 72U);
}

TYPED_TEST(Ecdsa, EveryFlippedByteOfDerIsAnotherSignatureOrRefused) {
    const auto key = private_key<TypeParam>(std::vector<u8>(32, 0x21));
    const auto digest = sha256(as_bytes("tamper"));
    const auto signature = *sign<TypeParam>(key, digest);
    const auto der = signature.der();
    for (std::size_t i = 0; i < der.size(); ++i) {
        for (unsigned value = 0; value < 256; ++value) {
            std::vector<u8> bytes(der.bytes().begin(), der.bytes().end());
            if (bytes[i] == value) continue;
            bytes[i] = static_cast<u8>(value);
            const auto parsed = EcdsaSignature<TypeParam>::parse_der(bytes);
            if (!parsed) continue;
            EXPECT_EQ(to_hex(parsed->der().bytes()), to_hex(bytes));
            EXPECT_EQ(code_of(verify_digest(key.public_key(), digest, *parsed)), Errc::signature_invalid);
        }
    }
    for (std::size_t size = 0; size < der.size(); ++size) EXPECT_FALSE(EcdsaSignature<TypeParam>::parse_der(der.bytes().first(size)));
    std::vector<u8> longer(der.bytes().begin(), der.bytes().end());
    longer.push_back(0);
    EXPECT_EQ(code_of(EcdsaSignature<TypeParam>::parse_der(longer)), Errc::der_trailing_bytes);
}

TYPED_TEST(Ecdsa, DerScalarsOfTheGroupOrderAreRefused) {
    const std::string n(order<TypeParam>());
    EXPECT_EQ(code_of(EcdsaSignature<TypeParam>::parse_der(from_hex("3026022100" + n + "020101"))), Errc::signature_scalar_range);
    EXPECT_EQ(code_of(EcdsaSignature<TypeParam>::parse_der(from_hex("3026020101022100" + n))), Errc::signature_scalar_range);
    EXPECT_EQ(code_of(EcdsaSignature<TypeParam>::parse_der(from_hex("3006020100020101"))), Errc::signature_scalar_zero);
    EXPECT_TRUE(EcdsaSignature<TypeParam>::parse_der(from_hex("3006020101020102")));
}

TEST(EcdsaVectors, Rfc6979) {
    const auto file = VectorFile::load("keys/rfc6979.json");
    for (const Record& record : file.list("valid")) {
        ASSERT_EQ(record.text("hash"), "sha256");
        record.ignore("nonce", "follows from the signature");
        const auto digest = sha256(as_bytes(record.text("message")));
        const std::string r = record.text("r");
        const std::string s = record.text("s");
        if (record.text("curve") == "p256") {
            const auto key = private_key<P256>(record.text("private_key"));
            EXPECT_EQ(*sign_digest(key, digest, Nonce::deterministic), signature_of<P256>(r, s)) << record.where();
            continue;
        }
        const auto key = private_key<Secp256k1>(record.text("private_key"));
        const auto made = sign_digest(key, digest)->signature;
        EXPECT_EQ(made, signature_of<Secp256k1>(r, record.text_or("s_low", s))) << record.where();
        EXPECT_EQ(made, signature_of<Secp256k1>(r, s).normalised());
        EXPECT_TRUE(verify_digest(key.public_key(), digest, signature_of<Secp256k1>(r, s)));
    }
}

TEST(EcdsaVectors, NistP256) {
    const auto file = VectorFile::load("keys/ecdsa_p256_nist.json");
    for (const Record& record : file.list("signatures")) {
        const auto key = private_key<P256>(record.text("d"));
        EXPECT_EQ(to_hex(key.public_key().uncompressed()), "04" + record.text("qx") + record.text("qy"));
        record.ignore("k", "a random nonce cannot be given");
        const auto digest = sha256(record.hex("msg"));
        EXPECT_TRUE(verify_digest(key.public_key(), digest, signature_of<P256>(record.text("r"), record.text("s")))) << record.where();
    }
}

}  // namespace
}  // namespace coffer
