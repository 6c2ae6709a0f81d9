// MoveChecked: a value that cannot be read after it has been moved from.
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

#include "coffer/core/bytes.hpp"
#include "coffer/core/contract.hpp"

namespace coffer {

/// `MoveChecked<T>` holds a T whose moved-from state would be a valid but different value, such as a message without content. Reading a
/// moved-from MoveChecked ends the process (COFFER_INVARIANT). Assignment makes it usable again, and self-assignment keeps the value.
/// Secret types have this check themselves.
template <typename T>
class MoveChecked {
    static constexpr bool nothrow_move = std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;

public:
    MoveChecked() requires std::default_initializable<T> : value_() {}
    MoveChecked(T value) noexcept(nothrow_move) : value_(std::move(value)) {}
    ~MoveChecked() = default;

    MoveChecked(const MoveChecked&) = default;
    MoveChecked& operator=(const MoveChecked&) = default;
    MoveChecked(MoveChecked&& other) noexcept(nothrow_move)
        : value_(std::move(other.value_)), present_(std::exchange(other.present_, false)) {}
    MoveChecked& operator=(MoveChecked&& other) noexcept(nothrow_move) {
        if (this != &other) {
            value_ = std::move(other.value_);
            present_ = std::exchange(other.present_, false);
        }
        return *this;
    }

    /// operator* and operator-> return the value. They end the process if it has been moved away.
    [[nodiscard]] const T& operator*() const noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return value_;
    }
    [[nodiscard]] T& operator*() noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return value_;
    }
    [[nodiscard]] const T* operator->() const noexcept COFFER_LIFETIMEBOUND { return &**this; }
    [[nodiscard]] T* operator->() noexcept COFFER_LIFETIMEBOUND { return &**this; }

    friend bool operator==(const MoveChecked& a, const MoveChecked& b) noexcept { return *a == *b; }

private:
    void check_present() const noexcept {
        if (!present_) contract_violated("a value is read that has been moved away");
    }

    T value_;
    bool present_ = true;
};

}  // namespace coffer
