#include "coffer/keys/signature.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using namespace testing;

template <Curve C>
void symmetric() {
    const auto a = private_key<C>(*gen::scalar());
    const auto b = private_key<C>(*gen::scalar());
    const auto ab = shared_secret(a, b.public_key());
    const auto ba = shared_secret(b, a.public_key());
    RC_ASSERT((ab.has_value() && ba.has_value()));
    RC_ASSERT(to_hex(ab->reveal()) == to_hex(ba->reveal()));
}
RC_GTEST_PROP(SharedSecretLaws, Secp256k1IsSymmetric, ()) {
    symmetric<Secp256k1>();
}
RC_GTEST_PROP(SharedSecretLaws, P256IsSymmetric, ()) {
    symmetric<P256>();
}
RC_GTEST_PROP(SharedSecretLaws, X25519IsSymmetric, ()) {
    symmetric<X25519>();
}

/// With the key 1 the result is the peer's x coordinate, including leading zeros.
template <WeierstrassCurve C>
void unit_key_gives_x() {
    const auto one = private_key<C>(std::string(63, '0') + "1");
    const auto peer = private_key<C>(*gen::scalar()).public_key();
    RC_ASSERT(to_hex(shared_secret(one, peer)->reveal()) == to_hex(Bytes(peer.compressed()).subspan(1)));
}
RC_GTEST_PROP(SharedSecretLaws, Secp256k1UnitKey, ()) {
    unit_key_gives_x<Secp256k1>();
}
RC_GTEST_PROP(SharedSecretLaws, P256UnitKey, ()) {
    unit_key_gives_x<P256>();
}

TEST(SharedSecret, Rfc7748) {
    // RFC 7748 6.1.
    const auto bob = private_key<X25519>("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    const auto alice = public_key<X25519>(from_hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
    EXPECT_EQ(to_hex(shared_secret(bob, alice)->reveal()), "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
}

TEST(SharedSecret, LowOrderPointsOfX25519AreRefused) {
    const auto key = private_key<X25519>(std::vector<u8>(32, 0x77));
    // Points of order 1, 2, 4 and 8 of the curve and its twist, and their non-canonical encodings. The top bit is ignored.
    for (const std::string_view point : {"0000000000000000000000000000000000000000000000000000000000000000",
                                         "0100000000000000000000000000000000000000000000000000000000000000",
                                         "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                         "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                                         "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                         "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                         "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        auto bytes = from_hex(point);
        EXPECT_EQ(code_of(shared_secret(key, public_key<X25519>(bytes))), Errc::shared_secret_zero) << point;
        bytes.back() |= 0x80U;
        EXPECT_EQ(code_of(shared_secret(key, public_key<X25519>(bytes))), Errc::shared_secret_zero) << point;
    }
}

}  // namespace
}  // namespace coffer
