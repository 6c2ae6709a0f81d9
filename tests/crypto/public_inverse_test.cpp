// Inverses modulo the order of P-256: a value times its inverse is 1.
#include "crypto/backend/public_inverse.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/scalars.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using testing::one;
using testing::plus;
using testing::Scalar;

const Scalar order = backend::p256_order;

// By doublings and additions. Below the order, no partial sum is zero.
Scalar product(const Scalar& a, const Scalar& b) {
    Scalar sum{};
    for (std::size_t bit = 0; bit < 256; ++bit) {
        const bool started = sum != Scalar{};
        if (started && !backend::scalar_add(sum, Scalar(sum), backend::p256_order)) return {};
        if ((b[bit / 8] >> (7 - bit % 8) & 1) == 0) continue;
        if (!started)
            sum = a;
        else if (!backend::scalar_add(sum, a, backend::p256_order))
            return {};
    }
    return sum;
}

bool holds_for(const Scalar& value) {
    const auto inverse = backend::public_inverse_mod_p256_order(value);
    return inverse && backend::scalar_in_range(*inverse, order) && product(value, *inverse) == one;
}

TEST(PublicInverse, OfTheEdges) {
    EXPECT_EQ(backend::public_inverse_mod_p256_order(Scalar{}), std::nullopt);
    EXPECT_EQ(backend::public_inverse_mod_p256_order(one), one);
    EXPECT_EQ(backend::public_inverse_mod_p256_order(plus(order, -1)), plus(order, -1));
    for (int i = 1; i < 600; ++i) {
        EXPECT_TRUE(holds_for(plus(Scalar{}, i))) << i;
        EXPECT_TRUE(holds_for(plus(order, -i))) << i;
    }
    // Values near powers of two, for the carries of every limb.
    for (std::size_t bit = 2; bit < 256; ++bit) {
        Scalar power{};
        power[31 - bit / 8] = static_cast<u8>(1U << bit % 8);
        for (const int beside : {-1, 0, 1}) EXPECT_TRUE(holds_for(plus(power, beside))) << bit << " " << beside;
    }
}

RC_GTEST_PROP(PublicInverse, OfAnything, ()) {
    const auto value = *rc::gen::map(testing::gen::padded_array<32>(31), [](Scalar scalar) {
        if (!backend::scalar_in_range(scalar, order)) scalar[0] = 0x7f;
        return scalar;
    });
    RC_ASSERT(holds_for(value));
}

}  // namespace
}  // namespace coffer
