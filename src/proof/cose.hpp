// COSE_Sign1 (RFC 9052 4.2) with ES384, as platform attestations are signed.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof {

/// CoseSign1 views the parts of one message, which it does not own.
struct CoseSign1 {
    Bytes payload;
    FixedBytes<96> signature;  // r || s

    /// parse reads an array of four, with tag 18 or without: protected header {1: -35} in its one encoding, no other header, payload,
    /// signature. Errors: cbor_syntax (at: offset), unsupported_algorithm (another header), signature_length.
    [[nodiscard]] static Result<CoseSign1> parse(Bytes message);

    /// digest is SHA-384 of the Sig_structure (RFC 9052 4.4) without external data.
    [[nodiscard]] ByteArray<48> digest() const;
};

}  // namespace coffer::proof
