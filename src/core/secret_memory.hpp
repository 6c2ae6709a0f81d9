// The arena of secret bytes: locked pages, kept out of core dumps, wiped in forked children, with guard pages on both sides.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// secret_allocate returns `size` zero bytes (16-byte aligned) from the arena. Throws std::bad_alloc when memory is exhausted. Thread-safe.
[[nodiscard]] u8* secret_allocate(std::size_t size);

/// secret_free wipes and returns a block of the very `size` that it was allocated with. Thread-safe.
void secret_free(u8* block, std::size_t size) noexcept;

}  // namespace coffer::core
