// MACs and KDFs by a library's own implementation of the whole construction. Tests compare them with coffer's, which are built on the
// compression functions (hmac_context.hpp). They are used in builds with that library alone.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"

namespace coffer::backend::botan {

/// `mac`: hash_size(hash) bytes. Errors of all these functions: out_of_memory, backend.
[[nodiscard]] Status hmac(HashId hash, Bytes key, ByteSpans parts, MutBytes mac) noexcept;
/// `prk`: hash_size(hash) bytes.
[[nodiscard]] Status hkdf_extract(HashId hash, Bytes salt, Bytes ikm, MutBytes prk) noexcept;
[[nodiscard]] Status hkdf_expand(HashId hash, Bytes prk, Bytes info, MutBytes out) noexcept;
[[nodiscard]] Status pbkdf2_hmac_sha512(Bytes password, Bytes salt, u32 rounds, FixedMutBytes<64> derived) noexcept;

}  // namespace coffer::backend::botan
