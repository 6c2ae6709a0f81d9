// Points of prime curves by OpenSSL, from coordinates that anybody may have given.
#pragma once

#include "coffer/core/bytes.hpp"
#include "crypto/backend/answer.hpp"

struct bignum_ctx;
struct bignum_st;
struct ec_group_st;
struct ec_point_st;

namespace coffer::backend::openssl {

/// Coordinates is room for the two numbers of a point.
struct Coordinates {
    bignum_st* x;
    bignum_st* y;
};

/// set_point reads x || y, each as long as the field's prime, into `point`. No where they are no point of the curve (SEC 1 2.3.4 by hand:
/// EC_POINT_oct2point says 0 for that and for want of memory alike); `point` is then spoilt. Public data only.
[[nodiscard]] Answer set_point(const ec_group_st* group, ec_point_st* point, Bytes xy, const Coordinates& room,
                               bignum_ctx* context) noexcept;

}  // namespace coffer::backend::openssl
