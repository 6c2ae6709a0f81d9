// The payload of an attestation document.
#pragma once

#include "coffer/proof/attestation.hpp"

namespace coffer::proof {

struct AttestationPayload {
    AttestationClaims claims{{}, UnixMillis::earliest(), {}, {}, {}, {}};
    std::vector<u8> certificate;
    std::vector<std::vector<u8>> bundle;
};

/// parse_attestation_payload: see AttestationDocument::parse.
[[nodiscard]] Result<AttestationPayload> parse_attestation_payload(Bytes cbor);

}  // namespace coffer::proof
