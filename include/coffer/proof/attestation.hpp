// Attestation documents of AWS Nitro Enclaves: the hypervisor's statement about an enclave, signed under the platform's root certificate.
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

/// AttestationClaims holds the claims of an attestation document.
struct AttestationClaims {
    std::string module_id;                      ///< id of the enclave
    UnixMillis timestamp;                       ///< time at which the platform made the document
    std::vector<qos::Pcr> pcrs;                 ///< 16 or 32 registers, by index
    std::optional<std::vector<u8>> public_key;  ///< public key that the enclave passed to the platform
    std::optional<std::vector<u8>> user_data;   ///< data that the enclave passed to the platform
    std::optional<std::vector<u8>> nonce;       ///< nonce that the enclave passed to the platform
};

/// VerifiedAttestation holds claims that the platform signed. They are about some Nitro enclave, and anyone can run one: verify_boot and a
/// Policy decide whether it is a trusted one. Copyable and movable; reading a moved-from object ends the process (COFFER_INVARIANT).
class VerifiedAttestation {
public:
    /// claims returns the claims of the document.
    [[nodiscard]] const AttestationClaims& claims() const noexcept COFFER_LIFETIMEBOUND { return *claims_; }

private:
    friend class AttestationDocument;
    explicit VerifiedAttestation(AttestationClaims claims) noexcept : claims_(std::move(claims)) {}
    MoveChecked<AttestationClaims> claims_;
};

/// AttestationDocument is a well-formed attestation document whose certificates and signature are not verified yet. Copyable and movable;
/// reading a moved-from object ends the process (COFFER_INVARIANT).
class AttestationDocument {
public:
    /// max_bytes is the largest document that parse accepts.
    static constexpr std::size_t max_bytes = 16 * 1024;

    /// parse reads an attestation document and returns it.
    ///
    /// `cose_sign1`: a COSE_Sign1 message (RFC 9052 section 4.2), with tag 18 or without, with the algorithm ES384. Its payload is the CBOR
    /// map that AWS documents. Every field must be known and unique, the digest SHA384, and the registers 0 to 15 or 0 to 31. All CBOR
    /// heads have the shortest form (RFC 8949 section 4.2.1), and only that map may have indefinite length, because the platform writes it
    /// so.
    ///
    /// Errors: cbor_syntax (at: offset in the message behind its tag, or in the payload), unsupported_algorithm (of the message),
    /// signature_length, unsupported_algorithm (of the payload). Public data.
    [[nodiscard]] static Result<AttestationDocument> parse(Bytes cose_sign1);

    /// verify verifies the document and returns its claims. It checks that the document's bundle begins with `root`, that the chain from
    /// `root` through the bundle to the leaf certificate is valid (RFC 5280 section 6), and that the leaf's key signed the document.
    ///
    /// `at`: the time at which all certificates must be valid. A leaf certificate is valid for about three hours. Revocation is not
    /// checked.
    ///
    /// Errors, with the index of the certificate as the position (0 for the root): certificate_chain (the bundle does not begin with
    /// `root`); for each certificate certificate_syntax, unsupported_algorithm, certificate_usage; then certificate_chain (a wrong
    /// signature or issuer), certificate_usage (path length), not_yet_valid, expired. Errors without a position: certificate_chain (a wrong
    /// order), signature_invalid, backend. Public data.
    [[nodiscard]] Result<VerifiedAttestation> verify(const RootCertificate& root, UnixMillis at) const;

    /// unverified_timestamp returns the time that the document states. It is trustworthy only after verify succeeds.
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
