// Certificate chains (RFC 5280) of the one shape that platform attestations have: P-384, ecdsa-with-SHA384, the root given by the caller.
#pragma once

#include <span>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"

namespace coffer::backend::openssl::x509 {

/// check_root: a self-signed certificate authority of that shape. Errors: certificate_syntax, unsupported_algorithm, certificate_usage,
/// signature_invalid, out_of_memory, backend.
[[nodiscard]] Status check_root(Bytes root);

/// verify_chain checks root -> authorities, in this order -> leaf at a time, from notBefore until before notAfter, and returns the
/// leaf's key, an uncompressed point. Every certificate: version 3, strict DER, named curve. All but the leaf: critical basic constraints
/// with CA, path length, key usage certificate signing. The leaf: no CA, key usage digital signature. No revocation lists. Errors, `at` 0
/// for the root and so on up to the leaf: certificate_syntax, unsupported_algorithm, certificate_usage, not_yet_valid, expired,
/// certificate_chain (it does not lead to the root in this order, or a signature is wrong). Without position:
/// out_of_memory, backend.
[[nodiscard]] Result<ByteArray<97>> verify_chain(Bytes root, std::span<const Bytes> authorities, Bytes leaf, UnixSeconds at);

}  // namespace coffer::backend::openssl::x509
