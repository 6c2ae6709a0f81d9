// The permutation under Keccak and SHA-3.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto {

/// keccak_permute applies Keccak-f[1600] (FIPS 202 3.3) to 25 words in place: no allocation, no branch and no address by the state.
void keccak_permute(u64* state) noexcept;

}  // namespace coffer::crypto
