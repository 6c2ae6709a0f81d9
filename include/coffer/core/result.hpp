// Result<T>: a value or an Error. Its interface is a subset of that of std::expected<T, Error>.
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

#include "coffer/core/contract.hpp"
#include "coffer/core/error.hpp"

namespace coffer {

/// Unexpected holds an Error and converts to every Result. `fail` returns it. An Error does not convert to a Result, and an Unexpected does
/// not convert to an Error.
class [[nodiscard]] Unexpected {
public:
    /// Unexpected(error) holds a copy of `error`.
    explicit constexpr Unexpected(const Error& error) noexcept : error_(error) {}

    /// error returns the error: by value from a temporary, otherwise by reference.
    [[nodiscard]] constexpr const Error& error() const& noexcept { return error_; }
    [[nodiscard]] constexpr Error error() && noexcept { return error_; }

    friend bool operator==(const Unexpected& a, const Unexpected& b) noexcept { return a.error_ == b.error_; }

private:
    Error error_;
};

/// fail returns an Unexpected with an error at a position: `return fail(Errc::hex_character, offset);`
/// `at`: the position; a value of no_position or more gives an error without a position. `what`: a string constant.
[[nodiscard]] inline Unexpected fail(Errc code, std::size_t at, const char* what = "") noexcept {
    return Unexpected({code, at >= no_position ? no_position : static_cast<std::uint32_t>(at), what});
}
/// fail returns an Unexpected with an error without a position. `what`: a string constant.
[[nodiscard]] inline Unexpected fail(Errc code, const char* what = "") noexcept {
    return Unexpected({code, no_position, what});
}
/// fail returns an Unexpected with a copy of `error`, to pass it to the caller: `if (!key) return fail(key.error());`
[[nodiscard]] inline Unexpected fail(const Error& error) noexcept {
    return Unexpected(error);
}

template <typename T>
class Result;

namespace detail {
template <typename>
inline constexpr bool is_result = false;
template <typename T>
inline constexpr bool is_result<Result<T>> = true;
}  // namespace detail

/// Result<T> holds either a T or an Error. A T and an Unexpected convert to it. A Result is never empty; a moved-from Result holds a
/// moved-from value.
///
/// It differs from std::expected in two ways. Reading the value of a failed Result, or the error of a successful one, ends the process
/// (contract_violated); std::expected throws or has undefined behaviour. A temporary Result returns its value and its error by value, not
/// as a reference into the temporary, so `for (x : *make_list())` does not dangle.
template <typename T>
class [[nodiscard]] Result {
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::remove_cv_t<T>, Error> &&
                  !std::is_same_v<std::remove_cv_t<T>, Unexpected>);

    static constexpr bool nothrow_move = std::is_nothrow_move_constructible_v<T>;

public:
    using value_type = T;
    using error_type = Error;
    using unexpected_type = Unexpected;

    /// Result(value) holds `value`.
    Result(T value) noexcept(nothrow_move) : state_(std::in_place_index<0>, std::move(value)) {}
    /// Result(unexpected) holds the error of `unexpected`.
    Result(const Unexpected& unexpected) noexcept : state_(std::in_place_index<1>, unexpected.error()) {}

    /// has_value and the conversion to bool return whether the Result holds a value.
    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// value and operator* return the value, and operator-> a pointer to it. If the Result holds an error, they end the process.
    [[nodiscard]] T& value() & noexcept { return checked(); }
    [[nodiscard]] const T& value() const& noexcept { return checked(); }
    [[nodiscard]] T value() && noexcept(nothrow_move) { return std::move(checked()); }
    [[nodiscard]] const T&& value() const&& noexcept { return std::move(checked()); }
    [[nodiscard]] T& operator*() & noexcept { return checked(); }
    [[nodiscard]] const T& operator*() const& noexcept { return checked(); }
    [[nodiscard]] T operator*() && noexcept(nothrow_move) { return std::move(checked()); }
    [[nodiscard]] const T&& operator*() const&& noexcept { return std::move(checked()); }
    [[nodiscard]] T* operator->() noexcept { return &checked(); }
    [[nodiscard]] const T* operator->() const noexcept { return &checked(); }

    /// error returns the error. If the Result holds a value, it ends the process.
    [[nodiscard]] const Error& error() const& noexcept {
        const Error* error = std::get_if<1>(&state_);
        if (error == nullptr) contract_violated("the error of a Result that holds a value is read");
        return *error;
    }
    [[nodiscard]] Error error() && noexcept { return std::as_const(*this).error(); }

    /// value_or returns the value, or `fallback` if the Result holds an error.
    template <std::convertible_to<T> U>
    [[nodiscard]] T value_or(U&& fallback) const& requires std::copy_constructible<T> {
        return has_value() ? checked() : static_cast<T>(std::forward<U>(fallback));
    }
    template <std::convertible_to<T> U>
    [[nodiscard]] T value_or(U&& fallback) && {
        return has_value() ? std::move(checked()) : static_cast<T>(std::forward<U>(fallback));
    }

    /// and_then calls `f` with the value and returns the Result that `f` returns. If the Result holds an error, it returns the error.
    template <typename F>
    auto and_then(F&& f) & {
        return bound<T&>(*this, std::forward<F>(f));
    }
    template <typename F>
    auto and_then(F&& f) const& {
        return bound<const T&>(*this, std::forward<F>(f));
    }
    template <typename F>
    auto and_then(F&& f) && {
        return bound<T&&>(*this, std::forward<F>(f));
    }

    /// transform calls `f` with the value and returns a Result with the value that `f` returns. If the Result holds an error, it returns
    /// the error.
    template <typename F>
    auto transform(F&& f) & {
        return mapped<T&>(*this, std::forward<F>(f));
    }
    template <typename F>
    auto transform(F&& f) const& {
        return mapped<const T&>(*this, std::forward<F>(f));
    }
    template <typename F>
    auto transform(F&& f) && {
        return mapped<T&&>(*this, std::forward<F>(f));
    }

    /// or_else returns the value. If the Result holds an error, it calls `f` with the error and returns the Result<T> that `f` returns.
    template <typename F>
    Result or_else(F&& f) const& requires std::copy_constructible<T> {
        static_assert(std::is_same_v<std::remove_cvref_t<std::invoke_result_t<F, const Error&>>, Result>);
        return has_value() ? *this : std::forward<F>(f)(error());
    }
    template <typename F>
    Result or_else(F&& f) && {
        static_assert(std::is_same_v<std::remove_cvref_t<std::invoke_result_t<F, Error>>, Result>);
        return has_value() ? std::move(*this) : std::forward<F>(f)(std::move(*this).error());
    }

    /// transform_error returns the value. If the Result holds an error, it calls `f` with the error and returns a Result with the Error
    /// that `f` returns.
    template <typename F>
    Result transform_error(F&& f) const& requires std::copy_constructible<T> {
        static_assert(std::is_same_v<std::remove_cv_t<std::invoke_result_t<F, const Error&>>, Error>);
        return has_value() ? *this : Result(Unexpected(std::forward<F>(f)(error())));
    }
    template <typename F>
    Result transform_error(F&& f) && {
        static_assert(std::is_same_v<std::remove_cv_t<std::invoke_result_t<F, Error>>, Error>);
        return has_value() ? std::move(*this) : Result(Unexpected(std::forward<F>(f)(std::move(*this).error())));
    }

private:
    // V is how the value is passed on: T&, const T& or T&&.
    template <typename V, typename Self, typename F>
    static auto bound(Self& self, F&& f) {
        using R = std::remove_cvref_t<std::invoke_result_t<F, V>>;
        static_assert(detail::is_result<R>);
        return self.has_value() ? std::forward<F>(f)(static_cast<V>(self.checked())) : R(Unexpected(self.error()));
    }
    template <typename V, typename Self, typename F>
    static auto mapped(Self& self, F&& f) {
        using R = Result<std::remove_cv_t<std::invoke_result_t<F, V>>>;
        return self.has_value() ? R(std::forward<F>(f)(static_cast<V>(self.checked()))) : R(Unexpected(self.error()));
    }

    T& checked() noexcept {
        T* value = std::get_if<0>(&state_);
        if (value == nullptr) contract_violated("the value of a Result that holds an error is read");
        return *value;
    }
    const T& checked() const noexcept {
        const T* value = std::get_if<0>(&state_);
        if (value == nullptr) contract_violated("the value of a Result that holds an error is read");
        return *value;
    }

    std::variant<T, Error> state_;
};

/// Ok is the value of a successful Status. It holds no data.
struct Ok {};

/// Status is the result of a function that returns no value: Ok or an Error.
using Status = Result<Ok>;

}  // namespace coffer
