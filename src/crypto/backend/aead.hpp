// Authenticated encryption for each library. The caller checks the sizes: aead_key_size bytes of key, and 16 bytes more of ciphertext than
// of plaintext.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/aead.hpp"

#define COFFER_AEAD_BACKEND                                                                                                        \
    /** Errors: out_of_memory, backend. */                                                                                         \
    [[nodiscard]] Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext); \
    /** Errors: aead_open, out_of_memory, backend; `plaintext` may hold anything then. */                                          \
    [[nodiscard]] Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext);

namespace coffer::backend::openssl {
COFFER_AEAD_BACKEND
}
namespace coffer::backend::botan {
COFFER_AEAD_BACKEND
}
namespace coffer::backend::sodium {
/// These support ChaCha20-Poly1305 only.
COFFER_AEAD_BACKEND
}  // namespace coffer::backend::sodium
