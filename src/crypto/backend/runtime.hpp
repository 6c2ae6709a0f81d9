// The process-wide immutable state of each library: built once on first use, thread-safe, never changed afterwards.
#pragma once

#include "coffer/core/result.hpp"
#include "coffer/crypto/runtime.hpp"

// Opaque names of the libraries' own types, so that their headers stay in their .cpp files.
struct ossl_lib_ctx_st;
struct ec_group_st;
struct evp_cipher_st;
struct secp256k1_context_struct;

namespace coffer::backend::openssl {

struct Runtime {
    ossl_lib_ctx_st* library;  // our own: the host's configuration file, providers and engines do not reach it
    const ec_group_st* p256;
    const ec_group_st* p384;
    const evp_cipher_st* aes_128_gcm;
    const evp_cipher_st* aes_256_gcm;
    const evp_cipher_st* chacha20_poly1305;
    Status status;
};

/// Where it could not be built, its objects are null, `status` says why (out_of_memory, backend), and the next call tries again.
[[nodiscard]] const Runtime& runtime() noexcept;
[[nodiscard]] LibraryVersion version() noexcept;

}  // namespace coffer::backend::openssl

namespace coffer::backend::sodium {

/// Lets libsodium choose its implementations for this processor. True when it did.
bool ready() noexcept;
[[nodiscard]] LibraryVersion version() noexcept;

}  // namespace coffer::backend::sodium

namespace coffer::backend::secp256k1 {

struct Runtime {
    const secp256k1_context_struct* context;  // never null
    Status status;
};

[[nodiscard]] const Runtime& runtime() noexcept;
[[nodiscard]] LibraryVersion version() noexcept;

}  // namespace coffer::backend::secp256k1

namespace coffer::backend::botan {

[[nodiscard]] LibraryVersion version() noexcept;

}  // namespace coffer::backend::botan
