// The libraries' own functions in the form of kernels, one message at a time. Every machine can run them.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::crypto::multibuffer::library {

void hmac_sha512(const u64* keys, u64* block) noexcept;
void pbkdf2_sha512_rounds(const u64* keys, u32 rounds, u64* sum) noexcept;
void keccak_permute(u64* states) noexcept;

}  // namespace coffer::crypto::multibuffer::library
