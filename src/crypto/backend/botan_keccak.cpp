// Only the permutation: Botan's hash objects allocate, its exported permutation works on caller memory.
#define BOTAN_NO_DEPRECATED_WARNINGS
#include <botan/sha3.h>

#include "crypto/backend/hash.hpp"

namespace coffer::backend::botan {

void keccak_permute(std::array<u64, 25>& state) noexcept {
    Botan::SHA_3::permute(state.data());
}

}  // namespace coffer::backend::botan
