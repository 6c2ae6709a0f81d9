// HKDF (RFC 5869) for chains of steps: the stack is cleaned once behind the chain instead of once a step.
#pragma once

#include "coffer/crypto/kdf.hpp"

namespace coffer::crypto {

/// As hkdf_extract and hkdf_expand, but what they leave on the stack is the caller's to overwrite (core::scrub_stack), once after the last.
void hkdf_extract_step(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept;
[[nodiscard]] Status hkdf_expand_step(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept;

}  // namespace coffer::crypto
