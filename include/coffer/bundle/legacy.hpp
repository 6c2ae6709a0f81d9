// Messages of version 0, as they were before May 2024. They are read only where they are asked for by name, since they are weaker: the
// signature covers one public key and nothing else, so neither the ciphertext, nor the organization, nor the purpose is bound to it.
// Whoever sees one export can put another ciphertext in its place. Nothing is ever made or sealed in this form.
#pragma once

#include <string_view>

#include "coffer/bundle/export.hpp"
#include "coffer/core/move_checked.hpp"

namespace coffer::bundle {

/// LegacySigned is what both legacy messages share: a point, and a signature over its 65 bytes.
class LegacySigned {
public:
    [[nodiscard]] const PublicKey<P256>& point() const noexcept COFFER_LIFETIMEBOUND { return point_; }
    /// verify checks the strict DER signature over the point's bytes under the signer of `anchors`. The member "enclaveQuorumPublic", where
    /// there is one, is not looked at: the anchor alone decides. Errors: signer_unknown (the role has no anchor), the der_ and signature_
    /// codes, signature_invalid.
    [[nodiscard]] Status verify(const TrustAnchors& anchors) const;

private:
    friend struct LegacyAccess;
    LegacySigned(const PublicKey<P256>& point, std::vector<u8> signature) noexcept : point_(point), signature_(std::move(signature)) {}
    PublicKey<P256> point_;
    MoveChecked<std::vector<u8>> signature_;
};

/// VerifiedLegacyExport: the trusted signer signed its encapsulated key. Its ciphertext may be anybody's.
class VerifiedLegacyExport {
public:
    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<OpenedExport> open(const KeyPair<P256>& encryption_key) const;

private:
    friend class SignedLegacyExport;
    explicit VerifiedLegacyExport(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedLegacyExport was parsed, and nothing else.
class SignedLegacyExport {
public:
    /// parse reads {"encappedPublic","encappedPublicSignature","ciphertext"[,"enclaveQuorumPublic"]}. Errors: the json_ and utf8_ codes
    /// (at: byte offset), foreign_member, json_missing_member, json_wrong_type, hex_odd_length, hex_character, the public_key_ codes,
    /// ciphertext_too_short.
    [[nodiscard]] static Result<SignedLegacyExport> parse(std::string_view json);
    /// verify: see LegacySigned::verify.
    [[nodiscard]] Result<VerifiedLegacyExport> verify(const TrustAnchors& anchors) const;

private:
    SignedLegacyExport(LegacySigned point, SealedMessage message) noexcept : signed_(std::move(point)), message_(std::move(message)) {}
    LegacySigned signed_;
    SealedMessage message_;
};

/// SignedLegacyTarget is an import target of version 0. It can be verified, but nothing is sealed to it.
class SignedLegacyTarget {
public:
    /// parse reads {"targetPublic","targetPublicSignature"[,"enclaveQuorumPublic"]}. Errors as SignedLegacyExport::parse.
    [[nodiscard]] static Result<SignedLegacyTarget> parse(std::string_view json);
    /// verify returns the target's key. Errors: see LegacySigned::verify.
    [[nodiscard]] Result<PublicKey<P256>> verify(const TrustAnchors& anchors) const;

private:
    explicit SignedLegacyTarget(LegacySigned point) noexcept : signed_(std::move(point)) {}
    LegacySigned signed_;
};

}  // namespace coffer::bundle
