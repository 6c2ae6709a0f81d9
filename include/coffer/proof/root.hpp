// The trust anchor of platform attestations.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof {

/// RootCertificate is a self-signed P-384 certificate authority whose word the caller takes for everything below it.
class RootCertificate {
public:
    /// parse reads DER (RFC 5280). Errors: certificate_syntax, unsupported_algorithm (not P-384 with ecdsa-with-SHA384), certificate_usage
    /// (no certificate authority), signature_invalid (not signed by itself).
    [[nodiscard]] static Result<RootCertificate> parse(Bytes der);

    /// aws_nitro_g1 is the root of AWS Nitro Enclaves, valid to 28 October 2049. SHA-256 of its DER:
    /// 641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b, as AWS publishes it.
    [[nodiscard]] static RootCertificate aws_nitro_g1();

    [[nodiscard]] Bytes der() const noexcept COFFER_LIFETIMEBOUND { return *der_; }
    /// fingerprint is SHA-256 of the DER.
    [[nodiscard]] ByteArray<32> fingerprint() const noexcept;

    friend bool operator==(const RootCertificate&, const RootCertificate&) noexcept = default;

private:
    explicit RootCertificate(std::vector<u8> der) noexcept : der_(std::move(der)) {}
    MoveChecked<std::vector<u8>> der_;
};

}  // namespace coffer::proof
