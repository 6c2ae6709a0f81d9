// The arena of secret bytes: locked pages between guard pages, excluded from core dumps, and cleared in forked children unless `init` was
// called with ForkedSecrets::kept.
#pragma once

#include "coffer/core/secret.hpp"

namespace coffer::core {

/// secret_allocate returns `size` zero bytes from the arena, aligned to 16 bytes. Throws std::bad_alloc if memory is exhausted.
/// Thread-safe.
[[nodiscard]] u8* secret_allocate(std::size_t size);

/// secret_free wipes a block and takes it back. `size` is the size with which the block was allocated. Thread-safe.
void secret_free(u8* block, std::size_t size) noexcept;

/// forks returns the number of forks between the process that first used the arena and this process. A child's number differs from its
/// parent's.
[[nodiscard]] u32 forks() noexcept;

/// set_forked_secrets chooses what forked children find of the secrets in the arena, present and future.
/// Errors: forked_secrets.
[[nodiscard]] Status set_forked_secrets(ForkedSecrets forked) noexcept;

}  // namespace coffer::core
