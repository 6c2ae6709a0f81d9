// One-shot hashes of public data, one namespace per library; select.hpp names the ones in use.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"

namespace coffer::backend::openssl {

/// ripemd160 uses the caller's memory only: it cannot fail and does not allocate.
void ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept;

}  // namespace coffer::backend::openssl

namespace coffer::backend::sodium {

/// blake2b writes a digest of 1 to 64 bytes.
void blake2b(Bytes data, MutBytes digest) noexcept;

}  // namespace coffer::backend::sodium

namespace coffer::backend::botan {

/// The library's hash objects, which allocate. `digest`: the size of the hash's digest; for BLAKE2b 1 to 64 bytes.
/// Errors: out_of_memory, backend.
[[nodiscard]] Status sha2(HashId hash, ByteSpans parts, MutBytes digest) noexcept;
[[nodiscard]] Status ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept;
[[nodiscard]] Status sha3_256(Bytes data, FixedMutBytes<32> digest) noexcept;
[[nodiscard]] Status keccak256(Bytes data, FixedMutBytes<32> digest) noexcept;
[[nodiscard]] Status blake2b(Bytes data, MutBytes digest) noexcept;

}  // namespace coffer::backend::botan
