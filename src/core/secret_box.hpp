// An object that contains secrets and is stored in the arena.
#pragma once

#include <new>
#include <utility>

#include "coffer/core/secret.hpp"

namespace coffer::core {

/// SecretBox<T> stores a long-lived T in the arena. Reading it after a move, or in a child for which the arena was cleared at the fork,
/// ends the process. The destructor of T is not called, because a cleared T in such a child cannot be destroyed. T therefore owns no other
/// memory. The memory of T is wiped like every block.
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
