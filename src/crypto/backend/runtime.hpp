// The process-wide immutable state of each library: built once on first use, thread-safe, and never changed afterwards.
#pragma once

#include "coffer/core/result.hpp"
#include "coffer/crypto/runtime.hpp"

// Forward declarations of the libraries' types, so that their headers are included in .cpp files only.
struct ossl_lib_ctx_st;
struct ec_group_st;
struct evp_cipher_st;
struct secp256k1_context_struct;

namespace coffer::backend::openssl {

struct Runtime {
    ossl_lib_ctx_st* library;  // coffer's own, so that the host's configuration file, providers and engines do not affect it
    const ec_group_st* p256;
    const ec_group_st* p384;
    const evp_cipher_st* aes_128_gcm;
    const evp_cipher_st* aes_256_gcm;
    const evp_cipher_st* chacha20_poly1305;
    Status status;
};

/// runtime returns the state. If it could not be built, the objects are null, `status` is out_of_memory or backend, and the next call tries
/// again.
[[nodiscard]] const Runtime& runtime() noexcept;
[[nodiscard]] LibraryVersion version() noexcept;

}  // namespace coffer::backend::openssl

namespace coffer::backend::sodium {

/// ready makes libsodium choose its implementations for this processor, and returns whether that succeeded.
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
