// One-shot hashes of public data, one namespace per library; select.hpp names the ones in use.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"

namespace coffer::backend::openssl {

/// RIPEMD-160 in caller memory: never fails, never allocates.
void ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept;

}  // namespace coffer::backend::openssl

namespace coffer::backend::sodium {

/// BLAKE2b with a digest of 1 to 64 bytes.
void blake2b(Bytes data, MutBytes digest) noexcept;

}  // namespace coffer::backend::sodium

namespace coffer::backend::botan {

/// The library's whole hash objects. They allocate. `digest` has the hash's size, for BLAKE2b 1 to 64 bytes. Errors: out_of_memory,
/// backend.
[[nodiscard]] Status sha2(HashId hash, ByteSpans parts, MutBytes digest) noexcept;
[[nodiscard]] Status ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept;
[[nodiscard]] Status sha3_256(Bytes data, FixedMutBytes<32> digest) noexcept;
[[nodiscard]] Status keccak256(Bytes data, FixedMutBytes<32> digest) noexcept;
[[nodiscard]] Status blake2b(Bytes data, MutBytes digest) noexcept;

}  // namespace coffer::backend::botan
