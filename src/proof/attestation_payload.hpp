// The payload of an attestation document: the CBOR map that AWS documents.
#pragma once

#include "coffer/proof/attestation.hpp"

namespace coffer::proof {

/// AttestationPayload holds the claims, the leaf certificate, and the certificate bundle, whose first element is the root. The bundle is
/// not empty.
struct AttestationPayload {
    AttestationClaims claims{{}, UnixMillis::earliest(), {}, {}, {}, {}};
    std::vector<u8> certificate;
    std::vector<std::vector<u8>> bundle;
};

/// parse_attestation_payload reads a payload. Errors: cbor_syntax (at: offset in `cbor`), unsupported_algorithm (the digest is not SHA384).
[[nodiscard]] Result<AttestationPayload> parse_attestation_payload(Bytes cbor);

}  // namespace coffer::proof
