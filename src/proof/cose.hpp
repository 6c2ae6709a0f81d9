// COSE_Sign1 messages (RFC 9052 section 4.2) with ES384, which sign attestation documents.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof {

/// CoseSign1 is a view of the parts of a message, which must outlive it. The signature is not verified.
struct CoseSign1 {
    Bytes payload;
    FixedBytes<96> signature;  // r || s

    /// parse reads a message, with tag 18 or without. The protected header must be {1: -35} in its shortest encoding, and the unprotected
    /// header empty. Errors: cbor_syntax (at: offset behind the tag), unsupported_algorithm (another header), signature_length.
    [[nodiscard]] static Result<CoseSign1> parse(Bytes message);

    /// digest returns SHA-384 of the Sig_structure (RFC 9052 section 4.4) with empty external data. The payload has at most 65535 bytes
    /// (COFFER_INVARIANT).
    [[nodiscard]] ByteArray<48> digest() const;
};

}  // namespace coffer::proof
