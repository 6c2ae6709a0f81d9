// Messages of version 0, in use until May 2024. They are weaker: the signature covers one public key only, not the ciphertext, the
// organization or the purpose. Anyone who sees an export can replace its ciphertext. Therefore only the functions of this header read them,
// and coffer never creates them.
#pragma once

#include <string_view>

#include "coffer/bundle/export.hpp"
#include "coffer/core/move_checked.hpp"

namespace coffer::bundle {

/// LegacySigned is the part that both legacy messages share: a P-256 point, and a signature over its 65 bytes that was not verified.
/// Copyable.
class LegacySigned {
public:
    /// point returns the signed point.
    [[nodiscard]] const PublicKey<P256>& point() const noexcept COFFER_LIFETIMEBOUND { return point_; }
    /// verify checks the signature over the uncompressed point with the key of SignerRole::signer in `anchors`. The field
    /// "enclaveQuorumPublic" is ignored. Errors: those of TrustAnchors::verify.
    [[nodiscard]] Status verify(const TrustAnchors& anchors) const;

private:
    friend struct LegacyAccess;
    LegacySigned(const PublicKey<P256>& point, std::vector<u8> signature) noexcept : point_(point), signature_(std::move(signature)) {}
    PublicKey<P256> point_;
    MoveChecked<std::vector<u8>> signature_;
};

/// VerifiedLegacyExport is an export of version 0 whose encapsulated key was signed by the trusted signer. Its ciphertext is not
/// authenticated. Copyable.
class VerifiedLegacyExport {
public:
    /// open decrypts the message. Errors: aead_open, backend. Secret. Constant time.
    [[nodiscard]] Result<OpenedExport> open(const KeyPair<P256>& encryption_key) const;

private:
    friend class SignedLegacyExport;
    explicit VerifiedLegacyExport(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedLegacyExport is an export of version 0 that was parsed but not verified. Copyable.
class SignedLegacyExport {
public:
    /// parse reads the fields "encappedPublic", "encappedPublicSignature", "ciphertext" and optionally "enclaveQuorumPublic" of strict JSON
    /// of at most max_bundle_bytes. Errors: the json_ and utf8_ errors (at: byte offset), json_wrong_type, foreign_member,
    /// json_missing_member, the hex_ errors, those of `PublicKey<P256>::parse_uncompressed`, ciphertext_too_short.
    [[nodiscard]] static Result<SignedLegacyExport> parse(std::string_view json);
    /// verify checks the signature over the encapsulated key. Errors: those of LegacySigned::verify.
    [[nodiscard]] Result<VerifiedLegacyExport> verify(const TrustAnchors& anchors) const;

private:
    SignedLegacyExport(LegacySigned point, SealedMessage message) noexcept : signed_(std::move(point)), message_(std::move(message)) {}
    LegacySigned signed_;
    SealedMessage message_;
};

/// SignedLegacyTarget is an import target of version 0 that was parsed but not verified. coffer can verify it but seals nothing to it.
/// Copyable.
class SignedLegacyTarget {
public:
    /// parse reads the fields "targetPublic", "targetPublicSignature" and optionally "enclaveQuorumPublic". Errors: those of
    /// SignedLegacyExport::parse, except ciphertext_too_short.
    [[nodiscard]] static Result<SignedLegacyTarget> parse(std::string_view json);
    /// verify checks the signature over the target key and returns the key. Errors: those of LegacySigned::verify.
    [[nodiscard]] Result<PublicKey<P256>> verify(const TrustAnchors& anchors) const;

private:
    explicit SignedLegacyTarget(LegacySigned point) noexcept : signed_(std::move(point)) {}
    LegacySigned signed_;
};

}  // namespace coffer::bundle
