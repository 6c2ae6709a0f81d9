#include "hd/reference_tree.hpp"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/obj_mac.h>

#include <memory>
#include <stdexcept>

namespace coffer::testing {
namespace {

using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;
using Group = std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)>;
using Point = std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)>;
using Context = std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)>;

[[nodiscard]] Number number(const u8* bytes) {
    return {BN_bin2bn(bytes, 32, nullptr), BN_free};
}

[[nodiscard]] Group group_of(ReferenceCurve curve) {
    return {EC_GROUP_new_by_curve_name(curve == ReferenceCurve::p256 ? NID_X9_62_prime256v1 : NID_secp256k1), EC_GROUP_free};
}

}  // namespace

std::vector<u8> reference_public(ReferenceCurve curve, const std::vector<u8>& key) {
    if (curve == ReferenceCurve::ed25519) {
        std::vector<u8> encoded(32);
        std::size_t size = encoded.size();
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(
            EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()), EVP_PKEY_free);
        if (pair == nullptr || EVP_PKEY_get_raw_public_key(pair.get(), encoded.data(), &size) != 1) throw std::runtime_error("ed25519");
        return encoded;
    }
    const Group group = group_of(curve);
    const Context context(BN_CTX_new(), BN_CTX_free);
    const Point point(EC_POINT_new(group.get()), EC_POINT_free);
    EC_POINT_mul(group.get(), point.get(), number(key.data()).get(), nullptr, nullptr, context.get());
    std::vector<u8> encoded(33);
    EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_COMPRESSED, encoded.data(), encoded.size(), context.get());
    return encoded;
}

ReferenceNode reference_child(ReferenceCurve curve, const ReferenceNode& parent, u32 child_number) {
    std::vector<u8> data;
    if (child_number >= 0x80000000U) {
        data.push_back(0);
        data.insert(data.end(), parent.key.begin(), parent.key.end());
    } else {
        if (curve == ReferenceCurve::ed25519) throw std::runtime_error("hardened only");
        data = reference_public(curve, parent.key);
    }
    for (int shift = 24; shift >= 0; shift -= 8) data.push_back(static_cast<u8>(child_number >> shift));
    std::vector<u8> hash(64);
    unsigned size = 0;
    HMAC(EVP_sha512(), parent.chain_code.data(), static_cast<int>(parent.chain_code.size()), data.data(), data.size(), hash.data(), &size);
    ReferenceNode child{{hash.begin(), hash.begin() + 32}, {hash.begin() + 32, hash.end()}};
    if (curve == ReferenceCurve::ed25519) return child;
    const Group group = group_of(curve);
    const BIGNUM* order = EC_GROUP_get0_order(group.get());
    const Context context(BN_CTX_new(), BN_CTX_free);
    const Number left = number(hash.data());
    const Number sum(BN_new(), BN_free);
    BN_mod_add(sum.get(), left.get(), number(parent.key.data()).get(), order, context.get());
    if (BN_cmp(left.get(), order) >= 0 || BN_is_zero(sum.get())) throw std::runtime_error("invalid child");
    BN_bn2binpad(sum.get(), child.key.data(), 32);
    return child;
}

}  // namespace coffer::testing
