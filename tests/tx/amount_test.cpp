#include "coffer/tx/amount.hpp"

#include "tx/tx_support.hpp"

namespace coffer::tx {
namespace {

using namespace coffer::testing;

TEST(Amount, Decimal) {
    EXPECT_EQ(Amount().decimal(), "0");
    EXPECT_EQ(Amount().decimal(18), "0");
    EXPECT_EQ(Amount(~u64{0}).decimal(), "18446744073709551615");
    EXPECT_EQ(Amount(1).decimal(18), "0.000000000000000001");
    EXPECT_EQ(Amount(1500000).decimal(6), "1.5");
    EXPECT_EQ(Amount(1000000).decimal(6), "1");
    EXPECT_EQ(Amount(10000000).decimal(6), "10");
    EXPECT_EQ(Amount(100).decimal(1), "10");
    const std::vector<u8> largest(32, 0xff);
    EXPECT_EQ(Amount::from_big_endian(largest).decimal(), "115792089237316195423570985008687907853269984665640564039457584007913129639935");
    EXPECT_EQ(Amount::from_big_endian(largest).decimal(18),
              "115792089237316195423570985008687907853269984665640564039457.584007913129639935");
}

TEST(Amount, WidestProductsFit) {
    const std::vector<u8> largest(32, 0xff);
    const Amount word = Amount::from_big_endian(largest);
    const Amount product = word.times(~u64{0}).plus(word.times(~u64{0}));
    EXPECT_EQ(product.decimal(), "4271974071841820164558459233864471838358267074695929724187543246313158323482329038541950495490050");
    EXPECT_EQ(Amount::from_big_endian(from_hex("0100")), Amount::from_little_endian(from_hex("0001")));
}

TEST(Amount, DivisionRoundsUp) {
    EXPECT_EQ(Amount(0).divided_up(1000000), Amount(0));
    EXPECT_EQ(Amount(1).divided_up(1000000), Amount(1));
    EXPECT_EQ(Amount(1000000).divided_up(1000000), Amount(1));
    EXPECT_EQ(Amount(1000001).divided_up(1000000), Amount(2));
}

RC_GTEST_PROP(AmountLaws, AgreesWithWiderIntegers, ()) {
    __extension__ using Wide = unsigned __int128;
    const u64 a = *rc::gen::arbitrary<u64>(), b = *rc::gen::arbitrary<u64>(), c = *rc::gen::arbitrary<u64>();
    const Wide wide = static_cast<Wide>(a) * b + c;
    std::vector<u8> digits(16);
    for (std::size_t i = 0; i < 16; ++i) digits[15 - i] = static_cast<u8>(wide >> (8 * i));
    const Amount amount = Amount(a).times(b).plus(Amount(c));
    RC_ASSERT((amount == Amount::from_big_endian(digits)));
    RC_ASSERT((amount < amount.plus(Amount(1))));
    const auto back = amount.big_endian();
    RC_ASSERT((std::equal(digits.begin(), digits.end(), back.end() - 16)));
    std::string text;
    for (Wide rest = wide; rest != 0; rest /= 10) text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    RC_ASSERT(amount.decimal() == (text.empty() ? "0" : text));
}

}  // namespace
}  // namespace coffer::tx
