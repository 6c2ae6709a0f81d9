#include "coffer/core/time.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "support/rc.hpp"

namespace coffer {
namespace {

std::string_view verdict(u64 number) {
    const auto time = UnixMillis::from_milliseconds(number);
    return time ? std::string_view("ok") : error_name(time.error().code);
}

TEST(UnixMillis, OtherUnitsAreRefused) {
    constexpr u64 year_2026 = 1'790'000'000'000;
    EXPECT_EQ(verdict(year_2026), "ok");
    EXPECT_EQ(verdict(year_2026 / 1000), "time_in_seconds");
    EXPECT_EQ(verdict(year_2026 * 1000), "time_too_fine");
    EXPECT_EQ(verdict(year_2026 * 1'000'000), "time_too_fine");
    EXPECT_EQ(verdict(0), "time_in_seconds");
    EXPECT_EQ(verdict(UnixMillis::least - 1), "time_in_seconds");
    EXPECT_EQ(verdict(UnixMillis::least), "ok");
    EXPECT_EQ(verdict(UnixMillis::limit - 1), "ok");
    EXPECT_EQ(verdict(UnixMillis::limit), "time_too_fine");
    EXPECT_EQ(verdict(std::numeric_limits<u64>::max()), "time_too_fine");
    EXPECT_EQ(UnixMillis::earliest().value(), UnixMillis::least);
}

TEST(UnixMillis, FromAClock) {
    using namespace std::chrono;
    const auto at = [](milliseconds since) { return UnixMillis::from_time(sys_time<milliseconds>(since)); };
    EXPECT_EQ(at(1'790'000'000'123ms)->value(), 1'790'000'000'123U);
    EXPECT_EQ(at(-1ms).error().code, Errc::time_in_seconds);
    EXPECT_EQ(at(0ms).error().code, Errc::time_in_seconds);
    EXPECT_EQ(at(milliseconds::max()).error().code, Errc::time_too_fine);
    EXPECT_TRUE(UnixMillis::from_time(floor<milliseconds>(system_clock::now())));
}

RC_GTEST_PROP(UnixMillis, SecondsComeWhenTheirFirstMillisecondDoes, ()) {
    const auto number = *rc::gen::inRange(UnixMillis::least, UnixMillis::limit);
    const auto second = *rc::gen::oneOf(rc::gen::just(number / 1000), rc::gen::just(number / 1000 + 1), rc::gen::arbitrary<u64>());
    const bool come = second <= number / 1000;
    RC_ASSERT((UnixMillis::from_milliseconds(number)->seconds() >= UnixSeconds{second}) == come);
}

RC_GTEST_PROP(UnixMillis, NoNumberIsTwoUnits, ()) {
    const auto number = *rc::gen::inRange(UnixMillis::least, UnixMillis::limit);
    RC_ASSERT(UnixMillis::from_milliseconds(number).has_value());
    RC_ASSERT(!UnixMillis::from_milliseconds(number / 1000).has_value());
    RC_ASSERT(!UnixMillis::from_milliseconds(number * 1000).has_value());
    RC_ASSERT(!UnixMillis::from_milliseconds(number * 1'000'000).has_value());
}

}  // namespace
}  // namespace coffer
