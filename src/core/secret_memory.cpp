#include "core/secret_memory.hpp"

#include <new>

#include "coffer/core/secret.hpp"
#include "core/secret_arena.hpp"

namespace coffer {
namespace core {
namespace {

/// arena returns the only arena. It is never destroyed, because secrets in static objects may outlive all other static objects.
SecretArena& arena() {
    alignas(SecretArena) static std::byte storage[sizeof(SecretArena)];
    static SecretArena& instance = []() -> SecretArena& {
        auto* const made = new (storage) SecretArena;
        at_fork([] { arena().before_fork(); }, [] { arena().after_fork_in_parent(); }, [] { arena().after_fork_in_child(); });
        return *made;
    }();
    return instance;
}

}  // namespace

u8* secret_allocate(std::size_t size) {
    u8* const block = arena().allocate(size);
    if (block == nullptr) throw std::bad_alloc();
    return block;
}

void secret_free(u8* block, std::size_t size) noexcept {
    arena().free(block, size);
}

u32 forks() noexcept {
    return arena().forks();
}

Status set_forked_secrets(ForkedSecrets forked) noexcept {
    if (forked > ForkedSecrets::kept || !arena().set_kept_on_fork(forked == ForkedSecrets::kept)) return fail(Errc::forked_secrets);
    return Ok{};
}

}  // namespace core

bool secret_memory_locked() noexcept {
    try {
        return core::arena().locked();
    } catch (const std::bad_alloc&) {
        return false;
    }
}

Status require_secret_memory_locked() noexcept {
    if (!secret_memory_locked()) return fail(Errc::memory_lock);
    return Ok{};
}

}  // namespace coffer
