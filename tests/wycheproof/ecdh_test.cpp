#include "coffer/keys/public_key_format.hpp"
#include "coffer/keys/signature.hpp"
#include "wycheproof/suite.hpp"

namespace coffer::testing::wycheproof {
namespace {

// Private keys are integers of any length in these files; coffer takes exactly 32 bytes.
template <Curve C>
Result<PrivateKey<C>> private_key_of(const Record& test) {
    auto bytes = test.hex("private");
    while (bytes.size() > 32 && bytes.front() == 0) bytes.erase(bytes.begin());
    bytes.insert(bytes.begin(), 32 - std::min<std::size_t>(32, bytes.size()), u8{0});
    return PrivateKey<C>::parse(bytes);
}

template <Curve C>
Verdict agree(const Record& test, const Result<PublicKey<C>>& peer) {
    const auto expected = test.hex("shared");
    const auto key = private_key_of<C>(test);
    if (!peer || !key) return false;
    const auto shared = shared_secret(*key, *peer);
    if (!shared) return false;
    const bool right = std::ranges::equal(shared->reveal(), expected);
    EXPECT_TRUE(right || test.text("result") == "invalid") << test.where();
    return right;
}

template <Curve C>
void with_spki(const std::string& file, const std::string& curve) {
    run(file, [&curve](const Record& group, const Record& test) -> Verdict {
        EXPECT_EQ(group.text("curve"), curve);
        EXPECT_EQ(group.text("encoding"), "asn");
        auto peer = parse_spki(test.hex("public")).and_then([](AnyPublicKey key) -> Result<PublicKey<C>> {
            const auto* point = std::get_if<PublicKey<C>>(&key);
            if (point == nullptr) return fail(Errc::curve_mismatch);
            return *point;
        });
        return agree<C>(test, peer);
    });
}

TEST(Wycheproof, EcdhSecp256k1) {
    with_spki<Secp256k1>("ecdh_secp256k1_test.json", "secp256k1");
}

TEST(Wycheproof, EcdhP256) {
    with_spki<P256>("ecdh_secp256r1_test.json", "secp256r1");
}

TEST(Wycheproof, EcdhP256Points) {
    run("ecdh_secp256r1_ecpoint_test.json", [](const Record& group, const Record& test) -> Verdict {
        EXPECT_EQ(group.text("curve"), "secp256r1");
        EXPECT_EQ(group.text("encoding"), "ecpoint");
        return agree<P256>(test, PublicKey<P256>::parse(test.hex("public")));
    });
}

}  // namespace
}  // namespace coffer::testing::wycheproof
