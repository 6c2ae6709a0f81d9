#include "coffer/crypto/hash.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {

void blake2b(Bytes data, MutBytes digest) noexcept {
    backend::blake2b(data, digest);
}

}  // namespace coffer
