// Boot proofs: an attestation document together with the manifest that it speaks of.
#pragma once

#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/proof/attestation.hpp"
#include "coffer/qos/manifest.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::proof {

/// BootProof is well-formed, and nothing of it is proven: see verify.hpp.
struct BootProof {
    qos::DualPublicKey ephemeral_key;
    AttestationDocument attestation;
    qos::Manifest manifest;
    qos::ManifestEnvelope envelope;

    /// parse reads {"ephemeralPublicKeyHex" (260 hex),"awsAttestationDocB64","qosManifestB64","qosManifestEnvelopeB64"} (base64 with
    /// padding). The service's further members (owner, label, time) are nobody's signed word and are passed over. Errors: the json_, utf8_,
    /// hex_ and base64_ codes, the public_key_ codes, and those of AttestationDocument::parse and qos::ManifestEnvelope::parse.
    [[nodiscard]] static Result<BootProof> parse(std::string_view json);
};

}  // namespace coffer::proof
