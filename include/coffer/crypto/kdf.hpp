// Key derivation: HKDF (RFC 5869) and PBKDF2 (RFC 8018).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

enum class HashId : u8 { sha256, sha384, sha512 };

/// hash_size returns the digest length in bytes; `hash` is a member of the enumeration (COFFER_INVARIANT), here and below.
[[nodiscard]] constexpr std::size_t hash_size(HashId hash) noexcept {
    COFFER_INVARIANT(hash <= HashId::sha512);
    return hash == HashId::sha256 ? 32 : hash == HashId::sha384 ? 48 : 64;
}

/// hkdf_extract writes the pseudorandom key into `prk` (exactly hash_size bytes). Secret.
void hkdf_extract(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept;

/// hkdf_expand fills `out`. Secret. Errors: kdf_output_length when `out` is longer than 255 digests.
[[nodiscard]] Status hkdf_expand(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept;

/// pbkdf2_hmac_sha512 derives 64 bytes (one block). Secret. `rounds` >= 1.
[[nodiscard]] SecretArray<64> pbkdf2_hmac_sha512(Bytes password, ByteSpans salt, u32 rounds) noexcept;

}  // namespace coffer
