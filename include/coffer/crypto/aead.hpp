// Authenticated encryption: AES-GCM (SP 800-38D) and ChaCha20-Poly1305 (RFC 8439), 12-byte nonce, 16-byte tag at the end of the ciphertext.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

enum class AeadId : u8 { aes_128_gcm, aes_256_gcm, chacha20_poly1305 };

inline constexpr std::size_t aead_nonce_size = 12;
inline constexpr std::size_t aead_tag_size = 16;

/// aead_key_size returns the key's bytes; `aead` is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] constexpr std::size_t aead_key_size(AeadId aead) noexcept {
    COFFER_INVARIANT(aead <= AeadId::chacha20_poly1305);
    return aead == AeadId::aes_128_gcm ? 16 : 32;
}

/// aead_seal encrypts; `ciphertext` has exactly plaintext.size() + 16 bytes and does not overlap the plaintext. `key` has aead_key_size
/// bytes. Errors: backend.
[[nodiscard]] Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext);

/// aead_open decrypts; `plaintext` has exactly ciphertext.size() - 16 bytes and is all zero on failure.
/// Errors: ciphertext_too_short, aead_open, backend.
[[nodiscard]] Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext);

}  // namespace coffer
