// Attestation documents of AWS Nitro Enclaves: what the hypervisor says of an enclave, signed under the platform's root.
// https://docs.aws.amazon.com/enclaves/latest/user/verify-root.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/proof/root.hpp"
#include "coffer/qos/commitment.hpp"

namespace coffer::proof {

/// AttestationClaims is what a document says.
struct AttestationClaims {
    std::string module_id;
    UnixMillis timestamp;
    std::vector<qos::Pcr> pcrs;  ///< 16 or 32 registers
    std::optional<std::vector<u8>> public_key;
    std::optional<std::vector<u8>> user_data;
    std::optional<std::vector<u8>> nonce;
};

/// VerifiedAttestation says that some Nitro enclave made these claims, not which: anybody can run one. See policy.hpp.
class VerifiedAttestation {
public:
    [[nodiscard]] const AttestationClaims& claims() const noexcept COFFER_LIFETIMEBOUND { return *claims_; }

private:
    friend class AttestationDocument;
    explicit VerifiedAttestation(AttestationClaims claims) noexcept : claims_(std::move(claims)) {}
    MoveChecked<AttestationClaims> claims_;
};

/// AttestationDocument is well-formed, and nothing of it is proven yet.
class AttestationDocument {
public:
    static constexpr std::size_t max_bytes = 16 * 1024;

    /// parse reads COSE_Sign1 (RFC 9052) with ES384 around the CBOR map that AWS documents: every member known, once, and of its type;
    /// heads of least length; the map may be of indefinite length, as the platform writes it, and nothing else; digest SHA384; registers
    /// 0 to 15 or 0 to 31. Errors: cbor_syntax (at: offset in the message or the payload), unsupported_algorithm, signature_length.
    [[nodiscard]] static Result<AttestationDocument> parse(Bytes cose_sign1);

    /// verify checks that the bundle begins with `root`, the chain root -> bundle in its order -> leaf (RFC 5280: signatures, authority
    /// flags, path lengths, key usage) at the time `at`, and the signature by the leaf's key. A leaf is valid for some three
    /// hours: choose the time. Revocation is not checked. Errors, `at` 0 for the root and so on up to the leaf: certificate_syntax,
    /// unsupported_algorithm, certificate_usage, not_yet_valid, expired, certificate_chain; signature_invalid.
    [[nodiscard]] Result<VerifiedAttestation> verify(const RootCertificate& root, UnixMillis at) const;

    /// unverified_timestamp is the time of the document as it says itself: proven only by a verify that succeeds.
    [[nodiscard]] UnixMillis unverified_timestamp() const noexcept { return claims_->timestamp; }

private:
    explicit AttestationDocument(AttestationClaims claims) noexcept : claims_(std::move(claims)) {}

    MoveChecked<AttestationClaims> claims_;
    MoveChecked<std::vector<u8>> certificate_;
    MoveChecked<std::vector<std::vector<u8>>> bundle_;  // root first
    ByteArray<48> digest_{};
    ByteArray<96> signature_{};
};

}  // namespace coffer::proof
