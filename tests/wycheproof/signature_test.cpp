#include <optional>

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "coffer/keys/signature.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/select.hpp"
#include "wycheproof/suite.hpp"

namespace coffer::testing::wycheproof {
namespace {

// The key of the group is given in several encodings, which must all be the same key.
template <Curve C>
PublicKey<C> key_of(const Record& group, const char* raw_form) {
    const auto record = group.record("publicKey");
    record.ignore_rest("the point is read in its raw form");
    const auto key = PublicKey<C>::parse(record.hex(raw_form));
    EXPECT_TRUE(key.has_value()) << group.where();
    const auto from_der = parse_spki(group.hex("publicKeyDer"));
    EXPECT_TRUE(from_der.has_value() && std::get<PublicKey<C>>(*from_der) == *key) << group.where();
    const auto from_pem = decode_public_key(PublicKeyFormat::spki_pem, C::id, group.text("publicKeyPem"));
    EXPECT_TRUE(from_pem.has_value() && std::get<PublicKey<C>>(*from_pem) == *key) << group.where();
    group.ignore("publicKeyJwk", "a JWK with members that coffer does not take");
    return *key;
}

// The verdict with a precomputed table of the key, which is kept while its group is read.
bool verified_by_table(const PublicKey<P256>& key, FixedBytes<32> digest, const EcdsaSignature<P256>& signature) {
    static std::optional<std::pair<PublicKey<P256>, backend::p256::Verifier>> kept;
    if (!kept || kept->first != key) kept.emplace(key, *backend::p256::Verifier::from_point(key.uncompressed()));
    const Status verified = kept->second.verify(digest, signature.raw());
    EXPECT_TRUE(verified || verified.error().code == Errc::signature_invalid);
    return verified.has_value();
}

enum class Form { der, p1363 };

template <WeierstrassCurve C>
void ecdsa(const std::string& file, Form form, bool low_s_only) {
    run(file, [=](const Record& group, const Record& test) -> Verdict {
        EXPECT_EQ(group.text("sha"), "SHA-256");
        const auto key = key_of<C>(group, "uncompressed");
        const auto digest = sha256(Bytes(test.hex("msg")));
        const auto bytes = test.hex("sig");
        const auto signature = form == Form::der ? EcdsaSignature<C>::parse_der(bytes) : EcdsaSignature<C>::parse_raw(bytes);
        if (!signature) return false;
        if (form == Form::der) {
            EXPECT_TRUE(std::ranges::equal(signature->der().bytes(), bytes)) << test.where();
        }
        const bool verified = verify_digest(key, digest, *signature).has_value();
        EXPECT_EQ(verified, verify_digest(key, digest, signature->normalised()).has_value());
        if constexpr (std::same_as<C, P256>) {
            EXPECT_EQ(verified, verified_by_table(key, digest, *signature)) << test.where();
        }
        return verified && (!low_s_only || signature->has_low_s());
    });
}

TEST(Wycheproof, EcdsaSecp256k1) {
    ecdsa<Secp256k1>("ecdsa_secp256k1_sha256_test.json", Form::der, false);
}

TEST(Wycheproof, EcdsaSecp256k1Bitcoin) {
    ecdsa<Secp256k1>("ecdsa_secp256k1_sha256_bitcoin_test.json", Form::der, true);
}

TEST(Wycheproof, EcdsaSecp256k1P1363) {
    ecdsa<Secp256k1>("ecdsa_secp256k1_sha256_p1363_test.json", Form::p1363, false);
}

TEST(Wycheproof, EcdsaP256) {
    ecdsa<P256>("ecdsa_secp256r1_sha256_test.json", Form::der, false);
}

TEST(Wycheproof, EcdsaP256P1363) {
    ecdsa<P256>("ecdsa_secp256r1_sha256_p1363_test.json", Form::p1363, false);
}

TEST(Wycheproof, EcdsaP384) {
    run("ecdsa_secp384r1_sha384_test.json", [](const Record& group, const Record&) -> Verdict {
        group.ignore_rest("out of scope");
        return outside("P-384 is not offered");
    });
}

TEST(Wycheproof, Ed25519) {
    run("ed25519_test.json", [](const Record& group, const Record& test) -> Verdict {
        const auto key = key_of<Ed25519>(group, "pk");
        return verify_ed25519(key, test.hex("msg"), test.hex("sig")).has_value();
    });
}

}  // namespace
}  // namespace coffer::testing::wycheproof
