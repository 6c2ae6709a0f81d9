// Key derivation: HKDF (RFC 5869) and PBKDF2 (RFC 8018).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

/// HashId names the hash function of HKDF.
enum class HashId : u8 { sha256, sha384, sha512 };

/// hash_size returns the digest length in bytes. `hash` is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] constexpr std::size_t hash_size(HashId hash) noexcept {
    COFFER_INVARIANT(hash <= HashId::sha512);
    return hash == HashId::sha256 ? 32 : hash == HashId::sha384 ? 48 : 64;
}

/// hkdf_extract writes the pseudorandom key of the concatenated `ikm` into `prk` (RFC 5869 section 2.2).
/// `prk`: exactly hash_size(hash) bytes. `hash` is a member of the enumeration. Both are COFFER_INVARIANT.
/// Secret. Constant time.
void hkdf_extract(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept;

/// hkdf_expand fills `out` with output keying material for the concatenated `info` (RFC 5869 section 2.3).
/// Errors: caller_misuse (`hash` is outside the enumeration), kdf_output_length (`out` is longer than 255 digests).
/// Secret. Constant time.
[[nodiscard]] Status hkdf_expand(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept;

/// pbkdf2_hmac_sha512 returns the first 64 bytes of PBKDF2-HMAC-SHA512 (RFC 8018 section 5.2), with the concatenated `salt`.
/// `rounds`: the iteration count, at least 1 (COFFER_INVARIANT).
/// Secret. Constant time.
[[nodiscard]] SecretArray<64> pbkdf2_hmac_sha512(Bytes password, ByteSpans salt, u32 rounds) noexcept;

}  // namespace coffer
