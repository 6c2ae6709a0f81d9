// P-384 for platform attestations: verification only, without secrets.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::backend::openssl::p384 {

/// The SubjectPublicKeyInfo (RFC 5480) of a key on the named curve, up to and including the first byte of its uncompressed point.
inline constexpr ByteArray<24> spki_head = {0x30, 0x76, 0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02,
                                            0x01, 0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22, 0x03, 0x62, 0x00, 0x04};

/// ecdsa_verify verifies `signature` (r || s) over `digest` with the uncompressed key `point`.
/// Errors: signature_invalid (also if `point` is not on the curve, or r or s is 0 or not below n), out_of_memory, backend.
[[nodiscard]] Status ecdsa_verify(FixedBytes<97> point, FixedBytes<48> digest, FixedBytes<96> signature);

}  // namespace coffer::backend::openssl::p384
