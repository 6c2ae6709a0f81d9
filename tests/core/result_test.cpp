#include "coffer/core/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/try.hpp"

namespace coffer {
namespace {

Result<int> positive(int value) {
    if (value <= 0) return fail(Errc::usage_value, std::size_t{7}, "value");
    return value;
}

Result<int> twice(int value) {
    COFFER_TRY(const int checked, positive(value));
    return 2 * checked;
}

Status check(int value) {
    COFFER_CHECK(positive(value));
    return Ok{};
}

TEST(Result, HoldsAValueOrAnError) {
    EXPECT_EQ(*positive(3), 3);
    const Result<int> refused = positive(0);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error(), (Error{Errc::usage_value, 7, "value"}));
}

TEST(Result, ErrorsCompareByCodePositionAndName) {
    EXPECT_NE(fail(Errc::usage).error(), fail(Errc::usage, std::size_t{0}).error());
    EXPECT_NE(fail(Errc::usage, "a").error(), fail(Errc::usage, "b").error());
    EXPECT_EQ(fail(Errc::usage, "a").error(), fail(Errc::usage, std::string("a").c_str()).error());
}

TEST(Result, PositionsThatDoNotFitAreNoPosition) {
    EXPECT_EQ(fail(Errc::usage, std::size_t{no_position} - 1).error().at, no_position - 1);
    EXPECT_EQ(fail(Errc::usage, std::size_t{no_position}).error().at, no_position);
    EXPECT_EQ(fail(Errc::usage, std::size_t{1} << 40).error().at, no_position);
}

TEST(Result, TryPassesTheErrorOn) {
    EXPECT_EQ(*twice(21), 42);
    EXPECT_EQ(twice(-1).error(), positive(-1).error());
    EXPECT_TRUE(check(1));
    EXPECT_EQ(check(-1).error(), positive(-1).error());
}

TEST(Result, AndThenTransformOrElseValueOr) {
    EXPECT_EQ(*positive(2).and_then(twice), 4);
    EXPECT_EQ(positive(0).and_then(twice).error().code, Errc::usage_value);
    EXPECT_EQ(*positive(2).transform([](int v) { return std::to_string(v); }), "2");
    EXPECT_EQ(positive(0).transform([](int v) { return std::to_string(v); }).error().code, Errc::usage_value);
    EXPECT_EQ(*positive(0).or_else([](const Error&) { return positive(9); }), 9);
    EXPECT_EQ(*positive(5).or_else([](const Error&) { return positive(9); }), 5);
    EXPECT_EQ(positive(0).value_or(8), 8);
    EXPECT_EQ(positive(1).value_or(8), 1);
}

TEST(Result, CarriesMoveOnlyValues) {
    Result<std::unique_ptr<int>> made(std::make_unique<int>(4));
    EXPECT_EQ(**made, 4);
    const std::unique_ptr<int> taken = *std::move(made);
    EXPECT_EQ(*taken, 4);
}

TEST(Result, ATemporaryGivesItsValueAway) {
    const auto make = [] { return Result<std::vector<int>>(std::vector<int>{1, 2, 3}); };
    int sum = 0;
    for (const int i : *make()) sum += i;  // this would read freed memory if `*` returned a reference
    EXPECT_EQ(sum, 6);
    static_assert(std::is_same_v<decltype(*make()), std::vector<int>>);
}

TEST(ResultDeathTest, WrongAccessEndsTheProcess) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const char* const no_value = "^coffer: contract violated: the value of a Result that holds an error is read\n$";
    EXPECT_DEATH((void)*positive(0), no_value);
    EXPECT_DEATH((void)positive(0).value(), no_value);
    EXPECT_DEATH((void)positive(1).error(), "^coffer: contract violated: the error of a Result that holds a value is read\n$");
    EXPECT_DEATH((void)(positive(0).operator->()), no_value);
}

}  // namespace
}  // namespace coffer
