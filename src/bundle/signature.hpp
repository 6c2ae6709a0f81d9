// Signatures of enclaves: ECDSA P-256 with SHA-256, strict DER, either half of s.
#pragma once

#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// verify_signature. Errors: der_tag, der_length, der_integer, der_trailing_bytes (at), signature_scalar_zero, signature_scalar_range,
/// signature_invalid.
[[nodiscard]] Status verify_signature(const PublicKey<P256>& signer, Bytes message, Bytes der);

}  // namespace coffer::bundle
