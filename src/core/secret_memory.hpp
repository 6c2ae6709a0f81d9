// The arena of secret bytes: locked pages, kept out of core dumps, wiped in forked children unless `init` is told otherwise, with guard
// pages on both sides.
#pragma once

#include "coffer/core/secret.hpp"

namespace coffer::core {

/// secret_allocate returns `size` zero bytes (16-byte aligned) from the arena. Throws std::bad_alloc when memory is exhausted. Thread-safe.
[[nodiscard]] u8* secret_allocate(std::size_t size);

/// secret_free wipes and returns a block of the very `size` that it was allocated with. Thread-safe.
void secret_free(u8* block, std::size_t size) noexcept;

/// forks returns how many forks lie between the process that first asked and this one: a child's number is never its parent's.
[[nodiscard]] u32 forks() noexcept;

/// set_forked_secrets chooses what forked children find of secrets, of those that are there and those to come. Errors: forked_secrets.
[[nodiscard]] Status set_forked_secrets(ForkedSecrets forked) noexcept;

}  // namespace coffer::core
