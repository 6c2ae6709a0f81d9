// HKDF (RFC 5869) for chains of steps. The caller scrubs the stack once after the chain instead of once for each step.
#pragma once

#include "coffer/crypto/kdf.hpp"

namespace coffer::crypto {

/// hkdf_extract_step and hkdf_expand_step do what hkdf_extract and hkdf_expand do, but leave secrets on the stack. The caller calls
/// core::scrub_stack once after the last step.
void hkdf_extract_step(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept;
[[nodiscard]] Status hkdf_expand_step(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept;

}  // namespace coffer::crypto
