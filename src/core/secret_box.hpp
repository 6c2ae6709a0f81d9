// One object that holds secrets within itself, in the arena.
#pragma once

#include <new>
#include <utility>

#include "coffer/core/secret.hpp"

namespace coffer::core {

/// SecretBox<T> keeps a T in secret memory, for what lives long. Like all secrets there it can be read neither after a move nor in a child
/// that a fork cleared: that ends the process. The destructor of T is not called, since in such a child there is nothing left to call it
/// on; so T keeps all that it has within itself. Its memory is wiped like every block's.
template <typename T>
class SecretBox {
public:
    /// Throws std::bad_alloc.
    explicit SecretBox(T value) : block_(SecretBytes::from_size(sizeof(T))) { new (block_.reveal_mut().data()) T(std::move(value)); }

    [[nodiscard]] const T& operator*() const noexcept COFFER_LIFETIMEBOUND {
        return *std::launder(reinterpret_cast<const T*>(block_.reveal().data()));
    }
    [[nodiscard]] const T* operator->() const noexcept COFFER_LIFETIMEBOUND { return &**this; }

private:
    static_assert(alignof(T) <= 16, "what the arena grants");
    SecretBytes block_;
};

}  // namespace coffer::core
