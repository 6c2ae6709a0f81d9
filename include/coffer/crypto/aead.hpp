// Authenticated encryption with associated data: AES-GCM (SP 800-38D) and ChaCha20-Poly1305 (RFC 8439). Nonces have 12 bytes. The 16-byte
// tag is at the end of the ciphertext.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

/// AeadId names an algorithm. A value outside the enumeration fails with caller_misuse in aead_seal and aead_open.
enum class AeadId : u8 { aes_128_gcm, aes_256_gcm, chacha20_poly1305 };

inline constexpr std::size_t aead_nonce_size = 12;
inline constexpr std::size_t aead_tag_size = 16;

/// aead_key_size returns the size of the key in bytes. `aead` is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] constexpr std::size_t aead_key_size(AeadId aead) noexcept {
    COFFER_INVARIANT(aead <= AeadId::chacha20_poly1305);
    return aead == AeadId::aes_128_gcm ? 16 : 32;
}

/// aead_seal encrypts `plaintext`, authenticates `plaintext` and `aad`, and writes the ciphertext followed by the tag into `ciphertext`.
/// `key`: aead_key_size(aead) bytes. `nonce`: used at most once with the same key. `ciphertext`: plaintext.size() + 16 bytes that do not
/// overlap the plaintext. Other sizes of `key` or `ciphertext` end the process (COFFER_INVARIANT).
/// Errors: caller_misuse (`aead`), backend (AES-GCM: also `aad` or `plaintext` over 2^31 - 17 bytes).
/// Secret: `key` and `plaintext`. Constant time.
[[nodiscard]] Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext);

/// aead_open checks the tag over `ciphertext` and `aad`, decrypts, and writes the plaintext into `plaintext`. On error `plaintext` is all
/// zero.
/// `key`: aead_key_size(aead) bytes. `plaintext`: ciphertext.size() - 16 bytes. Other sizes end the process (COFFER_INVARIANT).
/// Errors: caller_misuse (`aead`), ciphertext_too_short, backend (AES-GCM: also `aad` or `ciphertext` over 2^31 - 17 bytes), aead_open
/// (wrong key, or ciphertext, nonce or `aad` tampered with).
/// Secret: `key` and `plaintext`. Constant time except for whether the tag is accepted.
[[nodiscard]] Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext);

}  // namespace coffer
