// Boot proofs: an attestation document together with the manifest that the enclave booted from.
#pragma once

#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/proof/attestation.hpp"
#include "coffer/qos/manifest.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::proof {

/// BootProof is a well-formed boot proof. Nothing in it is verified; see verify_boot.
struct BootProof {
    qos::DualPublicKey ephemeral_key;  ///< the key that the enclave generated at boot
    AttestationDocument attestation;   ///< the attestation document
    qos::Manifest manifest;            ///< the manifest that the enclave booted from
    qos::ManifestEnvelope envelope;    ///< the manifest with its approvals

    /// parse reads a boot proof and returns it.
    ///
    /// `json`, at most 1 MiB: `{"ephemeralPublicKeyHex","awsAttestationDocB64","qosManifestB64","qosManifestEnvelopeB64"}`. The key has 260
    /// hexadecimal digits (see qos::DualPublicKey); the others are base64 with padding. Other fields (the service sends owner, label and
    /// time) are not signed and are ignored.
    ///
    /// Errors: the json_ and utf8_ codes, the hex_ codes, those of qos::DualPublicKey::parse, the base64_ codes, and those of
    /// AttestationDocument::parse, qos::Manifest::parse and qos::ManifestEnvelope::parse. Public data.
    [[nodiscard]] static Result<BootProof> parse(std::string_view json);
};

}  // namespace coffer::proof
