// The permutation of Keccak and SHA-3.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// keccak_permute applies Keccak-f[1600] (FIPS 202 section 3.3) to 25 words in place. It does not allocate. Constant time.
void keccak_permute(u64* state) noexcept;

}  // namespace coffer::crypto
