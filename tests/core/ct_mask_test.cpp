#include "core/ct_mask.hpp"

#include "coffer/core/secret.hpp"
#include "support/rc.hpp"

namespace coffer::core {
namespace {

constexpr u32 mask(bool value) {
    return value ? ~0U : 0U;
}

TEST(CtMask, AllPairsOfBytesAndEdges) {
    std::vector<u32> values;
    for (u32 i = 0; i < 300; ++i) values.push_back(i);
    values.insert(values.end(), {0xffff, 0x10000, 0x7ffffffe, 0x7fffffff});
    for (const u32 a : values) {
        ASSERT_EQ(ct_mask_nonzero(a), mask(a != 0));
        for (const u32 b : values) {
            ASSERT_EQ(ct_mask_below(a, b), mask(a < b)) << a << ' ' << b;
            ASSERT_EQ(ct_mask_equal(a, b), mask(a == b)) << a << ' ' << b;
        }
    }
    EXPECT_EQ(ct_mask_nonzero(0x80000000), mask(true));
    EXPECT_EQ(ct_select(~0U, 1, 2), 1U);
    EXPECT_EQ(ct_select(0, 1, 2), 2U);
    EXPECT_TRUE(ct_accept(~0U));
    EXPECT_FALSE(ct_accept(0));
}

RC_GTEST_PROP(CtMask, Ranges, ()) {
    const auto value = *rc::gen::inRange<u32>(0, 300);
    const auto min = *rc::gen::inRange<u32>(0, 300);
    const auto max = *rc::gen::inRange<u32>(0, 300);
    RC_ASSERT(ct_mask_in_range(value, min, max) == mask(value >= min && value <= max));
}

TEST(CtEqual, OnlyEqualBytesOfEqualLengthAreEqual) {
    const std::vector<u8> bytes(67, 0x5a);
    EXPECT_TRUE(ct_equal(bytes, bytes));
    EXPECT_TRUE(ct_equal({}, {}));
    EXPECT_FALSE(ct_equal(bytes, Bytes(bytes).first(66)));
    EXPECT_FALSE(ct_equal(bytes, {}));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::vector<u8> other = bytes;
            other[i] = static_cast<u8>(other[i] ^ (1U << bit));
            ASSERT_FALSE(ct_equal(bytes, other));
            ASSERT_FALSE(ct_equal(other, bytes));
        }
    }
}

}  // namespace
}  // namespace coffer::core
