// Result is a subset of std::expected: what is written here compiles for both, means the same for both, and covers Result's whole
// interface.
#include <gtest/gtest.h>

#include <concepts>
#include <expected>
#include <memory>
#include <string>
#include <utility>

#include "coffer/core/result.hpp"

namespace coffer {
namespace {

struct Ours {
    template <typename T>
    using Result = coffer::Result<T>;
    using Unexpected = coffer::Unexpected;
    static Unexpected refusal() { return fail(Errc::hex_character, 3, "key"); }
};
struct Standard {
    template <typename T>
    using Result = std::expected<T, Error>;
    using Unexpected = std::unexpected<Error>;
    static Unexpected refusal() { return Unexpected(Ours::refusal().error()); }
};

using Number = int;
using Owner = std::unique_ptr<int>;

// What Result promises at compile time: of a type that is copied, and of one that is only moved.
template <typename Kind, typename T>
concept HasTheInterface = requires(typename Kind::template Result<T> held, const typename Kind::template Result<T> fixed, T value,
                                   const typename Kind::Unexpected refused, const Error error) {
    requires std::same_as<typename decltype(held)::value_type, T>;
    requires std::same_as<typename decltype(held)::error_type, Error>;
    requires std::same_as<typename decltype(held)::unexpected_type, typename Kind::Unexpected>;
    requires std::convertible_to<T, decltype(held)>;
    requires std::convertible_to<typename Kind::Unexpected, decltype(held)>;
    requires !std::convertible_to<Error, decltype(held)>;
    requires !std::convertible_to<Error, typename Kind::Unexpected>;
    requires !std::convertible_to<typename Kind::Unexpected, Error>;
    requires !std::convertible_to<decltype(held), bool>;
    requires !std::convertible_to<decltype(held), T>;
    requires std::constructible_from<typename Kind::Unexpected, const Error&>;
    requires std::copy_constructible<decltype(held)>
    == std::copy_constructible<T>;
    requires std::is_nothrow_move_constructible_v<decltype(held)>;
    { fixed.has_value() }
    noexcept->std::same_as<bool>;
    requires noexcept(static_cast<bool>(fixed));
    { held.value() } -> std::same_as<T&>;
    { fixed.value() } -> std::same_as<const T&>;
    { std::move(fixed).value() } -> std::same_as<const T&&>;
    { *held }
    noexcept->std::same_as<T&>;
    { *fixed }
    noexcept->std::same_as<const T&>;
    { *std::move(fixed) }
    noexcept->std::same_as<const T&&>;
    { held.operator->() }
    noexcept->std::same_as<T*>;
    { fixed.operator->() }
    noexcept->std::same_as<const T*>;
    { fixed.error() }
    noexcept->std::same_as<const Error&>;
    { refused.error() }
    noexcept->std::same_as<const Error&>;
    // Out of a temporary: by value here, by reference there.
    { std::move(held).value() } -> std::convertible_to<T>;
    { *std::move(held) }
    noexcept->std::convertible_to<T>;
    { std::move(held).error() }
    noexcept->std::convertible_to<Error>;
    { typename Kind::Unexpected(error).error() }
    noexcept->std::convertible_to<Error>;
    { std::move(held).value_or(std::move(value)) } -> std::same_as<T>;
    { refused == refused } -> std::convertible_to<bool>;
    held = std::move(value);
    held = refused;
};
static_assert(HasTheInterface<Ours, Number> && HasTheInterface<Standard, Number>);
static_assert(HasTheInterface<Ours, Owner> && HasTheInterface<Standard, Owner>);

template <typename Kind>
class Expected : public testing::Test {
protected:
    template <typename T>
    using Result = typename Kind::template Result<T>;

    static Result<Number> positive(Number value) {
        if (value <= 0) return Kind::refusal();
        return value;
    }
    static Result<Owner> owned(Number value) {
        if (value <= 0) return Kind::refusal();
        return std::make_unique<int>(value);
    }
};
using Kinds = testing::Types<Ours, Standard>;
TYPED_TEST_SUITE(Expected, Kinds);

TYPED_TEST(Expected, HoldsAValueOrAnError) {
    const auto three = TestFixture::positive(3);
    EXPECT_TRUE(three && three.has_value());
    EXPECT_EQ(three.value(), 3);
    EXPECT_EQ(*three, 3);
    EXPECT_EQ(TestFixture::positive(3).value(), 3);
    EXPECT_EQ(*TestFixture::positive(3), 3);
    const auto refused = TestFixture::positive(0);
    EXPECT_FALSE(refused || refused.has_value());
    EXPECT_EQ(refused.error(), TypeParam::refusal().error());
    EXPECT_EQ(TestFixture::positive(0).error().at, 3U);
}

TYPED_TEST(Expected, TakesNewValuesAndErrors) {
    auto held = TestFixture::positive(1);
    held = 2;
    EXPECT_EQ(held.value(), 2);
    held = TypeParam::refusal();
    EXPECT_EQ(held.error().code, Errc::hex_character);
    held = TestFixture::positive(3);
    held.value() += 1;
    *held += 1;
    EXPECT_EQ(*std::as_const(held), 5);
    auto owner = TestFixture::owned(6);
    EXPECT_EQ(*owner->get(), 6);
    const Owner taken = *std::move(owner);
    EXPECT_EQ(*taken, 6);
    EXPECT_EQ(*owner, nullptr) << "a moved-from Result holds a moved-from value";
    const auto moved = std::move(held);
    EXPECT_EQ(*moved, 5);
}

TYPED_TEST(Expected, FallsBackToAnotherValue) {
    const auto refused = TestFixture::positive(0);
    EXPECT_EQ(refused.value_or(8), 8);
    EXPECT_EQ(TestFixture::positive(1).value_or(8), 1);
    EXPECT_EQ(*TestFixture::owned(0).value_or(std::make_unique<int>(8)), 8);
    EXPECT_EQ(*TestFixture::owned(1).value_or(nullptr), 1);
}

#if __cpp_lib_expected >= 202211L
using Chaining = Kinds;
#else
using Chaining = testing::Types<Ours>;  // this library's std::expected is older than and_then
#endif
template <typename Kind>
using ExpectedChain = Expected<Kind>;
TYPED_TEST_SUITE(ExpectedChain, Chaining);

TYPED_TEST(ExpectedChain, GoesOnFromAnLvalue) {
    auto held = TestFixture::positive(2);
    const auto& fixed = held;
    const auto refused = TestFixture::positive(0);
    EXPECT_EQ(*held.and_then([](Number& v) { return TestFixture::positive(v++); }), 2);
    EXPECT_EQ(*fixed.and_then([](const Number& v) { return TestFixture::owned(v).transform([](const Owner& o) { return *o + 1; }); }), 4);
    EXPECT_EQ(*held.transform([](Number& v) { return std::to_string(v++); }), "3");
    EXPECT_EQ(*fixed.transform([](const Number& v) { return std::to_string(v); }), "4");
    EXPECT_EQ(refused.and_then([](Number v) { return TestFixture::owned(v); }).error(), refused.error());
    EXPECT_EQ(refused.transform([](Number v) { return std::to_string(v); }).error(), refused.error());
    EXPECT_EQ(*fixed.or_else([](const Error&) { return TestFixture::positive(9); }), 4);
    EXPECT_EQ(*refused.or_else([](const Error& e) { return TestFixture::positive(static_cast<int>(e.at)); }), 3);
    EXPECT_EQ(*fixed.transform_error([](const Error& e) { return e; }), 4);
    EXPECT_EQ(refused.transform_error([](const Error& e) { return Error{e.code, 7}; }).error(), (Error{Errc::hex_character, 7}));
}

TYPED_TEST(ExpectedChain, GoesOnFromATemporaryWithWhatIsOnlyMoved) {
    const auto value = [](Owner owner) { return *owner; };
    EXPECT_EQ(*TestFixture::owned(2).and_then([&](Owner o) { return TestFixture::positive(value(std::move(o))); }), 2);
    EXPECT_EQ(*TestFixture::owned(2).transform(value), 2);
    EXPECT_EQ(**TestFixture::owned(5).or_else([](Error) { return TestFixture::owned(9); }), 5);
    EXPECT_EQ(**TestFixture::owned(0).or_else([](Error) { return TestFixture::owned(9); }), 9);
    EXPECT_EQ(**TestFixture::owned(5).transform_error([](Error e) { return e; }), 5);
    EXPECT_EQ(TestFixture::owned(0).transform_error([](Error e) { return Error{e.code}; }).error(), Error{Errc::hex_character});
    EXPECT_EQ(TestFixture::owned(0).transform(value).error().code, Errc::hex_character);
}

}  // namespace
}  // namespace coffer
