// SHA-2 by libsodium: portable C, 1.7 times slower than OpenSSL's. For comparison in tests.
#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_hash_sha512.h>

#include <cstring>
#include <new>

#include "crypto/backend/sha2.hpp"

namespace coffer::backend::sodium {
namespace {

template <typename Context, std::size_t N>
Context& as_context(std::array<u8, N>& storage) noexcept {
    static_assert(sizeof(Context) == N && alignof(Context) <= 8);
    return *std::launder(reinterpret_cast<Context*>(storage.data()));
}

}  // namespace

#define COFFER_SHA2_BY_SODIUM(name, prefix, word, set_count)                                    \
    name::name() noexcept : storage_{} {                                                        \
        prefix##_init(&as_context<prefix##_state>(storage_));                                   \
    }                                                                                           \
    void name::update(Bytes data) noexcept {                                                    \
        prefix##_update(&as_context<prefix##_state>(storage_), data.data(), data.size());       \
    }                                                                                           \
    void name::finish(FixedMutBytes<digest_size> out) noexcept {                                \
        prefix##_final(&as_context<prefix##_state>(storage_), out.data());                      \
    }                                                                                           \
    std::array<word, 8> name::chaining_value() const noexcept {                                 \
        prefix##_state state;                                                                   \
        std::memcpy(&state, storage_.data(), sizeof state);                                     \
        std::array<word, 8> value;                                                              \
        std::memcpy(value.data(), state.state, sizeof value);                                   \
        return value;                                                                           \
    }                                                                                           \
    name name::resume(const std::array<word, 8>& chaining_value, std::size_t blocks) noexcept { \
        name resumed;                                                                           \
        prefix##_state& state = as_context<prefix##_state>(resumed.storage_);                   \
        std::memcpy(state.state, chaining_value.data(), sizeof chaining_value);                 \
        set_count = blocks * block_size * 8;                                                    \
        return resumed;                                                                         \
    }

COFFER_SHA2_BY_SODIUM(Sha256, crypto_hash_sha256, u32, state.count)
COFFER_SHA2_BY_SODIUM(Sha512, crypto_hash_sha512, u64, state.count[1])

}  // namespace coffer::backend::sodium
