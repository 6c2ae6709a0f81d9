#include "crypto/secp256k1_oracle.hpp"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <secp256k1.h>

#include <cstring>
#include <memory>
#include <stdexcept>

#include "crypto/backend/openssl_handle.hpp"

namespace coffer::testing {
namespace {

using backend::openssl::Free;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Point = std::unique_ptr<EC_POINT, Free<EC_POINT_free>>;

const EC_GROUP* group() {
    static const std::unique_ptr<EC_GROUP, Free<EC_GROUP_free>> made(EC_GROUP_new_by_curve_name(NID_secp256k1));
    return made.get();
}

void require(bool condition) {
    if (!condition) throw std::runtime_error("the library refused");
}

}  // namespace

ByteArray<65> openssl_secp256k1_public(FixedBytes<32> scalar) {
    const Number number(BN_bin2bn(scalar.data(), 32, nullptr));
    const Point point(EC_POINT_new(group()));
    ByteArray<65> sec1;
    require(EC_POINT_mul(group(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1);
    require(EC_POINT_point2oct(group(), point.get(), POINT_CONVERSION_UNCOMPRESSED, sec1.data(), sec1.size(), nullptr) == sec1.size());
    return sec1;
}

ByteArray<32> openssl_secp256k1_ecdh(FixedBytes<32> scalar, FixedBytes<65> sec1) {
    const Number number(BN_bin2bn(scalar.data(), 32, nullptr));
    const Point point(EC_POINT_new(group()));
    const Number x(BN_new());
    ByteArray<32> shared;
    require(EC_POINT_oct2point(group(), point.get(), sec1.data(), sec1.size(), nullptr) == 1);
    require(EC_POINT_mul(group(), point.get(), nullptr, point.get(), number.get(), nullptr) == 1);
    require(EC_POINT_get_affine_coordinates(group(), point.get(), x.get(), nullptr, nullptr) == 1);
    require(BN_bn2binpad(x.get(), shared.data(), 32) == 32);
    return shared;
}

bool library_tweak_add(const ByteArray<64>& point, FixedBytes<32> tweak, ByteArray<64>& sum) {
    secp256k1_pubkey key;
    static_assert(sizeof key == sizeof point);
    std::memcpy(&key, point.data(), sizeof key);
    const std::unique_ptr<secp256k1_context, Free<secp256k1_context_destroy>> context(secp256k1_context_create(SECP256K1_CONTEXT_NONE));
    if (secp256k1_ec_pubkey_tweak_add(context.get(), &key, tweak.data()) != 1) return false;
    std::memcpy(sum.data(), &key, sizeof key);
    return true;
}

}  // namespace coffer::testing
