// App proofs: what an enclave's program says, signed by the key that the enclave made when it booted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/qos/quorum_keys.hpp"

namespace coffer::proof {

/// AddressDerivation: APP_PROOF_TYPE_ADDRESS_DERIVATION.
struct AddressDerivation {
    std::string organization_id;
    std::optional<std::string> wallet_id;
    std::optional<std::string> derivation_path;
    std::string address;
};

/// PolicyOutcome: APP_PROOF_TYPE_POLICY_OUTCOME. What else it has (digests, approvals of users) stands in the payload.
struct PolicyOutcome {
    std::string organization_id;
    std::string outcome;
};

/// AppClaims is what a payload says. The time is the enclave's own word; a type that is not known has no details here.
struct AppClaims {
    std::string type;
    UnixMillis timestamp;
    std::variant<std::monostate, AddressDerivation, PolicyOutcome> details;
    std::string payload;  ///< as signed
};

class AppProof {
public:
    /// parse reads {"scheme":"SIGNATURE_SCHEME_EPHEMERAL_KEY_P256","publicKey" (260 hex),"proofPayload","signature" (128 hex, r || s)};
    /// other members are passed over. Errors: the json_, utf8_ and hex_ codes, scheme_mismatch, the public_key_ codes,
    /// signature_scalar_zero, signature_scalar_range.
    [[nodiscard]] static Result<AppProof> parse(std::string_view json);

    /// verify checks the signature (ECDSA P-256, SHA-256) by the key's signing half, then reads the payload. The proof brings its own
    /// key, so this proves nothing about an enclave: verify_proof does. Errors: signature_invalid, the json_ and utf8_ codes.
    [[nodiscard]] Result<AppClaims> verify() const;

    [[nodiscard]] const qos::DualPublicKey& key() const noexcept COFFER_LIFETIMEBOUND { return key_; }

private:
    AppProof(const qos::DualPublicKey& key, const EcdsaSignature<P256>& signature, std::string payload)
        : key_(key), signature_(signature), payload_(std::move(payload)) {}

    qos::DualPublicKey key_;
    EcdsaSignature<P256> signature_;
    MoveChecked<std::string> payload_;
};

}  // namespace coffer::proof
