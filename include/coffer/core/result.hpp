// Result<T>: a value or an Error. The interface is a strict subset of std::expected.
#pragma once

#include <cstdlib>
#include <type_traits>
#include <utility>
#include <variant>

#include "coffer/core/error.hpp"

namespace coffer {

/// invariant_failed ends the process: a caller broke a documented contract or an impossible state was reached. Prints nothing.
[[noreturn]] inline void invariant_failed() noexcept {
    std::abort();
}

#define COFFER_INVARIANT(condition)                     \
    do {                                                \
        if (!(condition)) ::coffer::invariant_failed(); \
    } while (false)

template <typename T>
class Result;

namespace detail {
template <typename>
inline constexpr bool is_result = false;
template <typename T>
inline constexpr bool is_result<Result<T>> = true;
}  // namespace detail

/// Result<T> holds a T or an Error. Reading the wrong one ends the process instead of being undefined.
template <typename T>
class [[nodiscard]] Result {
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::remove_cv_t<T>, Error>);

public:
    using value_type = T;

    Result(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) noexcept : state_(std::in_place_index<1>, error) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& operator*() & noexcept { return checked(); }
    [[nodiscard]] const T& operator*() const& noexcept { return checked(); }
    /// Out of a temporary Result the value comes by value, not by reference: `for (x : *make_list())` does not dangle.
    [[nodiscard]] T operator*() && noexcept(std::is_nothrow_move_constructible_v<T>) { return std::move(checked()); }
    [[nodiscard]] T* operator->() noexcept { return &checked(); }
    [[nodiscard]] const T* operator->() const noexcept { return &checked(); }

    [[nodiscard]] const Error& error() const noexcept {
        const Error* error = std::get_if<1>(&state_);
        COFFER_INVARIANT(error != nullptr);
        return *error;
    }

    template <typename U>
    [[nodiscard]] T value_or(U&& fallback) && {
        return has_value() ? std::move(checked()) : static_cast<T>(std::forward<U>(fallback));
    }

    /// and_then calls `f` with the value; `f` returns a Result.
    template <typename F>
    auto and_then(F&& f) && {
        using R = std::remove_cvref_t<std::invoke_result_t<F, T&&>>;
        static_assert(detail::is_result<R>);
        return has_value() ? std::forward<F>(f)(std::move(checked())) : R(error());
    }

    /// transform calls `f` with the value and wraps what it returns.
    template <typename F>
    auto transform(F&& f) && {
        using R = Result<std::remove_cvref_t<std::invoke_result_t<F, T&&>>>;
        return has_value() ? R(std::forward<F>(f)(std::move(checked()))) : R(error());
    }

    /// or_else calls `f` with the error; `f` returns a Result<T>.
    template <typename F>
    Result or_else(F&& f) && {
        return has_value() ? std::move(*this) : std::forward<F>(f)(error());
    }

private:
    T& checked() noexcept {
        T* value = std::get_if<0>(&state_);
        COFFER_INVARIANT(value != nullptr);
        return *value;
    }
    const T& checked() const noexcept {
        const T* value = std::get_if<0>(&state_);
        COFFER_INVARIANT(value != nullptr);
        return *value;
    }

    std::variant<T, Error> state_;
};

/// Ok is the value of a Status that has nothing to say.
struct Ok {};

/// Status is a Result without a value.
using Status = Result<Ok>;

/// fail makes an Error: `return fail(Errc::hex_character, offset);`
[[nodiscard]] inline Error fail(Errc code, std::size_t at, const char* what = "") noexcept {
    return {code, at >= no_position ? no_position : static_cast<std::uint32_t>(at), what};
}
[[nodiscard]] inline Error fail(Errc code, const char* what = "") noexcept {
    return {code, no_position, what};
}

}  // namespace coffer
