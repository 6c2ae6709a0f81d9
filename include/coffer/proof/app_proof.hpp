// App proofs: claims of an enclave's program, signed with the ephemeral key that the enclave generated at boot.
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

/// AddressDerivation holds the details of a claim of type `APP_PROOF_TYPE_ADDRESS_DERIVATION`: the enclave derived this address.
struct AddressDerivation {
    std::string organization_id;                 ///< id of the organization
    std::optional<std::string> wallet_id;        ///< id of the wallet
    std::optional<std::string> derivation_path;  ///< path of the address in the wallet, as text
    std::string address;                         ///< the derived address, as text
};

/// PolicyOutcome holds the details of a claim of type `APP_PROOF_TYPE_POLICY_OUTCOME`: the enclave evaluated the organization's policies.
/// Its other fields (digests, approvals of users) are in AppClaims::payload only.
struct PolicyOutcome {
    std::string organization_id;  ///< id of the organization
    std::string outcome;          ///< the outcome, as the service writes it
};

/// AppClaims holds the claims of a payload whose signature AppProof::verify verified.
struct AppClaims {
    std::string type;                                                        ///< `APP_PROOF_TYPE_…`
    UnixMillis timestamp;                                                    ///< stated by the enclave, not confirmed by another party
    std::variant<std::monostate, AddressDerivation, PolicyOutcome> details;  ///< std::monostate for a type that coffer does not know
    std::string payload;                                                     ///< as signed
};

/// AppProof is a well-formed app proof whose signature is not verified yet. Copyable and movable; verify of a moved-from AppProof ends the
/// process (COFFER_INVARIANT).
class AppProof {
public:
    /// parse reads an app proof and returns it.
    ///
    /// `json`, at most 1 MiB: `{"scheme":"SIGNATURE_SCHEME_EPHEMERAL_KEY_P256","publicKey","proofPayload","signature"}`. `publicKey` has
    /// 260 hexadecimal digits (see qos::DualPublicKey), `signature` has 128 (r || s). Other fields are ignored.
    ///
    /// Errors: the json_ and utf8_ codes, scheme_mismatch, the hex_ codes, those of qos::DualPublicKey::parse, signature_scalar_zero,
    /// signature_scalar_range. Public data.
    [[nodiscard]] static Result<AppProof> parse(std::string_view json);

    /// verify verifies the signature (ECDSA on P-256 with SHA-256) with the signing half of key(), and returns the claims of the payload.
    /// The proof contains that key itself, so verify proves nothing about an enclave; use verify_proof. Errors: signature_invalid, the
    /// json_ and utf8_ codes (of the payload). Public data.
    [[nodiscard]] Result<AppClaims> verify() const;

    /// key returns the key that the proof names as the enclave's ephemeral key.
    [[nodiscard]] const qos::DualPublicKey& key() const noexcept COFFER_LIFETIMEBOUND { return key_; }

private:
    AppProof(const qos::DualPublicKey& key, const EcdsaSignature<P256>& signature, std::string payload)
        : key_(key), signature_(signature), payload_(std::move(payload)) {}

    qos::DualPublicKey key_;
    EcdsaSignature<P256> signature_;
    MoveChecked<std::string> payload_;
};

}  // namespace coffer::proof
