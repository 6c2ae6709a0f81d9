// The kinds of sealed messages.
#pragma once

#include "coffer/bundle/trust_anchors.hpp"
#include "coffer/core/bytes.hpp"

namespace coffer::bundle {

/// Kind is the purpose of a sealed message. The numbers never change.
enum class Kind : u16 {
    export_bundle = 1,          ///< a mnemonic or a private key, sealed by the signer enclave to the user
    import_target = 2,          ///< the key to which a client seals an import
    client_message = 3,         ///< the client's reply to a target
    credential = 4,             ///< an API key, sealed to the user
    legacy_export = 5,          ///< an export bundle of version 0
    legacy_target = 6,          ///< an import target of version 0
    secret_target = 7,          ///< the key to which a client seals a secret
    secret_export = 8,          ///< a secret, sealed by the signer enclave to the user
    otp_target = 9,             ///< the key to which a client seals a one-time password
    on_ramp_secret = 10,        ///< the API secret of a payment provider
    pull_secret = 11,           ///< the credential for pulling a container image
    oauth2_client_secret = 12,  ///< an OAuth 2.0 client secret
    quorum_envelope = 13,       ///< qos::Envelope
    symmetric_envelope = 14,    ///< qos::SymmetricEnvelope
    embedded_key = 15,          ///< a private key whose key pair replaces the user's key pair
};

/// signer_of returns the enclave that signs messages of `kind`. `kind` is one of the signed kinds (COFFER_INVARIANT): export_bundle,
/// import_target, legacy_export, legacy_target, secret_target, secret_export, otp_target or embedded_key.
[[nodiscard]] SignerRole signer_of(Kind kind) noexcept;

}  // namespace coffer::bundle
