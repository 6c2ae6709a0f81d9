// Points of prime curves by OpenSSL, from untrusted coordinates.
#pragma once

#include <memory>

#include "coffer/core/bytes.hpp"
#include "crypto/backend/answer.hpp"

struct bignum_ctx;
struct bn_mont_ctx_st;
struct bignum_st;
struct ec_group_st;
struct ec_point_st;

namespace coffer::backend::openssl {

/// Coordinates holds the two numbers of a point.
struct Coordinates {
    bignum_st* x;
    bignum_st* y;
};

/// set_point reads x || y, each as long as the field's prime, into `point`. It returns `no` if they are not a point of the curve (SEC 1
/// section 2.3.4); `point` is then invalid. EC_POINT_oct2point is not used, because it returns 0 both for this and for exhausted memory.
/// For public data only.
[[nodiscard]] Answer set_point(const ec_group_st* group, ec_point_st* point, Bytes xy, const Coordinates& room,
                               bignum_ctx* context) noexcept;

/// PrimeField is the field of a curve, for public numbers: the prime, and OpenSSL's context for Montgomery multiplication modulo the prime.
/// It is not ready if memory was exhausted.
class PrimeField {
public:
    PrimeField(const ec_group_st* group, bignum_ctx* context) noexcept;

    [[nodiscard]] bool ready() const noexcept { return ready_; }
    [[nodiscard]] const bignum_st* prime() const noexcept { return prime_.get(); }
    [[nodiscard]] bn_mont_ctx_st* montgomery() const noexcept { return montgomery_.get(); }

private:
    struct Free {
        void operator()(bignum_st* number) const noexcept;
        void operator()(bn_mont_ctx_st* context) const noexcept;
    };
    std::unique_ptr<bignum_st, Free> prime_;
    std::unique_ptr<bn_mont_ctx_st, Free> montgomery_;
    bool ready_ = false;
};

}  // namespace coffer::backend::openssl
