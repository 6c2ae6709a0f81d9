// The trust anchor for attestation documents.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof {

/// RootCertificate is a self-signed P-384 certificate of a certificate authority. A caller that passes it to a verifier trusts it as the
/// anchor of certificate chains. Copyable and movable; reading a moved-from object ends the process (COFFER_INVARIANT).
class RootCertificate {
public:
    /// parse reads one DER certificate (X.509 version 3, RFC 5280 section 4) and returns it. Whether the certificate is valid at some time
    /// is not checked here; AttestationDocument::verify does that. Errors: certificate_syntax, unsupported_algorithm (not P-384 with
    /// ecdsa-with-SHA384), certificate_usage (not a certificate authority), signature_invalid (not signed with its own key), backend.
    /// Public data.
    [[nodiscard]] static Result<RootCertificate> parse(Bytes der);

    /// aws_nitro_g1 returns the root certificate of AWS Nitro Enclaves, which is valid until 28 October 2049. Its fingerprint, as AWS
    /// publishes it, is `641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b`.
    [[nodiscard]] static RootCertificate aws_nitro_g1();

    /// der returns the DER encoding, valid as long as this object.
    [[nodiscard]] Bytes der() const noexcept COFFER_LIFETIMEBOUND { return *der_; }
    /// fingerprint returns SHA-256 of the DER encoding.
    [[nodiscard]] ByteArray<32> fingerprint() const noexcept;

    friend bool operator==(const RootCertificate&, const RootCertificate&) noexcept = default;

private:
    explicit RootCertificate(std::vector<u8> der) noexcept : der_(std::move(der)) {}
    MoveChecked<std::vector<u8>> der_;
};

}  // namespace coffer::proof
