// Certificate chains (RFC 5280) as used by platform attestations: P-384, ecdsa-with-SHA384, and a root given by the caller.
#pragma once

#include <span>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"

namespace coffer::backend::openssl::x509 {

/// check_root checks that a certificate is a self-signed certificate authority of this kind.
/// Errors: certificate_syntax, unsupported_algorithm, certificate_usage, signature_invalid, out_of_memory, backend.
[[nodiscard]] Status check_root(Bytes root);

/// verify_chain verifies the chain root -> authorities (in this order) -> leaf at a time that is not before notBefore and before notAfter.
/// It returns the leaf's key, an uncompressed point. It reads no revocation lists.
/// Every certificate has version 3, strict DER and a named curve. All but the leaf have critical basic constraints with CA and a path
/// length, and the key usage certificate signing. The leaf is not a CA and has the key usage digital signature.
/// Errors, at 0 for the root and so on up to the leaf: certificate_syntax, unsupported_algorithm, certificate_usage, not_yet_valid,
/// expired, certificate_chain (the chain does not lead to the root in this order, or a signature is wrong). Without position:
/// out_of_memory, backend.
[[nodiscard]] Result<ByteArray<97>> verify_chain(Bytes root, std::span<const Bytes> authorities, Bytes leaf, UnixSeconds at);

}  // namespace coffer::backend::openssl::x509
