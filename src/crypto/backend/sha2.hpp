// SHA-2 (FIPS 180-4) in the caller's memory: it cannot fail and does not allocate. A copy of a context continues independently. The owner
// of a context that has absorbed secrets wipes it.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

#define COFFER_SHA2_CONTEXT(name, digest, block, word, storage)                                                   \
    class name {                                                                                                  \
    public:                                                                                                       \
        static constexpr std::size_t digest_size = digest;                                                        \
        static constexpr std::size_t block_size = block;                                                          \
        name() noexcept;                                                                                          \
        void update(Bytes data) noexcept;                                                                         \
        /** Writes the digest; the context is spent. */                                                           \
        void finish(FixedMutBytes<digest> out) noexcept;                                                          \
        /** The chaining value after whole blocks, and the context that continues behind `blocks` of them. */     \
        [[nodiscard]] std::array<word, 8> chaining_value() const noexcept;                                        \
        [[nodiscard]] static name resume(const std::array<word, 8>& chaining_value, std::size_t blocks) noexcept; \
        void wipe() noexcept { coffer::wipe(storage_); }                                                          \
                                                                                                                  \
    private:                                                                                                      \
        alignas(8) std::array<u8, storage> storage_;                                                              \
    };

namespace coffer::backend::openssl {

COFFER_SHA2_CONTEXT(Sha256, 32, 64, u32, 112)
COFFER_SHA2_CONTEXT(Sha384, 48, 128, u64, 216)
COFFER_SHA2_CONTEXT(Sha512, 64, 128, u64, 216)

// HMAC-SHA512 by single compressions. A key is represented by two chaining values of eight words in the machine's byte order: `inner` and
// `outer`, the states after its block xor ipad and xor opad. Unless noted, these functions leave nothing on the stack.

/// hmac_sha512_key computes the chaining values of a key block: the key, or its digest, followed by zeros.
void hmac_sha512_key(FixedBytes<128> key_block, FixedMutBytes<64> inner, FixedMutBytes<64> outer) noexcept;

/// hmac_sha512_block computes the HMAC of a message of at most 111 bytes by two compressions. `block`: the message with SHA-512's padding,
/// whose length includes the key block.
void hmac_sha512_block(FixedBytes<64> inner, FixedBytes<64> outer, FixedBytes<128> block, FixedMutBytes<64> mac) noexcept;

/// hmac_sha512_once combines hmac_sha512_key and hmac_sha512_block, for a key of at most 128 bytes and one message. It does not scrub the
/// stack; the caller does, once after a chain of calls.
void hmac_sha512_once(Bytes key, FixedBytes<128> block, FixedMutBytes<64> mac) noexcept;

/// pbkdf2_sha512_rounds computes rounds 2 to `rounds` of PBKDF2-HMAC-SHA512. `block`: U1 on entry and the derived key on return.
void pbkdf2_sha512_rounds(FixedBytes<64> inner, FixedBytes<64> outer, u32 rounds, FixedMutBytes<64> block) noexcept;

}  // namespace coffer::backend::openssl

namespace coffer::backend::sodium {

COFFER_SHA2_CONTEXT(Sha256, 32, 64, u32, 104)
COFFER_SHA2_CONTEXT(Sha512, 64, 128, u64, 208)

}  // namespace coffer::backend::sodium
