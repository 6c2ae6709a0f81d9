#include <sodium/crypto_generichash_blake2b.h>

#include "coffer/core/result.hpp"
#include "crypto/backend/hash.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::sodium {

void blake2b(Bytes data, MutBytes digest) noexcept {
    COFFER_INVARIANT(!digest.empty() && digest.size() <= crypto_generichash_blake2b_BYTES_MAX);
    ready();
    crypto_generichash_blake2b(digest.data(), digest.size(), data.data(), data.size(), nullptr, 0);
}

}  // namespace coffer::backend::sodium
