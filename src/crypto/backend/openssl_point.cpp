#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/backend/openssl_point.hpp"

#include <openssl/bn.h>
#include <openssl/ec.h>

namespace coffer::backend::openssl {

Answer set_point(const EC_GROUP* group, EC_POINT* point, Bytes xy, const Coordinates& room, BN_CTX* context) noexcept {
    const std::size_t half = xy.size() / 2;
    if (BN_bin2bn(xy.data(), static_cast<int>(half), room.x) == nullptr ||
        BN_bin2bn(xy.data() + half, static_cast<int>(half), room.y) == nullptr)
        return Answer::could_not;
    const BIGNUM* prime = EC_GROUP_get0_field(group);
    if (BN_cmp(room.x, prime) >= 0 || BN_cmp(room.y, prime) >= 0) return Answer::no;
    if (EC_POINT_set_Jprojective_coordinates_GFp(group, point, room.x, room.y, BN_value_one(), context) != 1) return Answer::could_not;
    const int on_curve = EC_POINT_is_on_curve(group, point, context);
    return on_curve < 0 ? Answer::could_not : answer(on_curve == 1);
}

void PrimeField::Free::operator()(BIGNUM* number) const noexcept {
    BN_free(number);
}

void PrimeField::Free::operator()(BN_MONT_CTX* context) const noexcept {
    BN_MONT_CTX_free(context);
}

PrimeField::PrimeField(const EC_GROUP* group, BN_CTX* context) noexcept : prime_(BN_new()), montgomery_(BN_MONT_CTX_new()) {
    ready_ = group != nullptr && context != nullptr && prime_ && montgomery_ &&
             EC_GROUP_get_curve(group, prime_.get(), nullptr, nullptr, context) == 1 &&
             BN_MONT_CTX_set(montgomery_.get(), prime_.get(), context) == 1;
}

}  // namespace coffer::backend::openssl
