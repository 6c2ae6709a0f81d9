#include "coffer/bundle/legacy.hpp"

#include "bundle/fields.hpp"
#include "bundle/kind_rows.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

struct LegacyAccess {
    [[nodiscard]] static Result<LegacySigned> read(const Fields& members, Field point, Field signature) {
        COFFER_TRY(const PublicKey<P256> key, members.point(point));
        COFFER_TRY(std::vector<u8> bytes, members.hex(signature));
        return LegacySigned(key, std::move(bytes));
    }
};

Status LegacySigned::verify(const TrustAnchors& anchors) const {
    return anchors.verify(SignerRole::signer, point_.uncompressed(), *signature_);
}

Result<SignedLegacyExport> SignedLegacyExport::parse(std::string_view json) {
    const KindRow& row = kind_row(Kind::legacy_export);
    COFFER_TRY(const Fields members, Fields::read(as_bytes(json), row.required, row.optional));
    COFFER_TRY(LegacySigned point, LegacyAccess::read(members, Field::encapped_public, Field::encapped_public_signature));
    COFFER_TRY(SealedMessage message, members.message(point.point()));
    return SignedLegacyExport(std::move(point), std::move(message));
}

Result<VerifiedLegacyExport> SignedLegacyExport::verify(const TrustAnchors& anchors) const {
    COFFER_CHECK(signed_.verify(anchors));
    return VerifiedLegacyExport(message_);
}

Result<OpenedExport> VerifiedLegacyExport::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(SecretBytes plaintext, message_.open(encryption_key));
    return OpenedExport(std::move(plaintext));
}

Result<SignedLegacyTarget> SignedLegacyTarget::parse(std::string_view json) {
    const KindRow& row = kind_row(Kind::legacy_target);
    COFFER_TRY(const Fields members, Fields::read(as_bytes(json), row.required, row.optional));
    COFFER_TRY(LegacySigned point, LegacyAccess::read(members, Field::target_public, Field::target_public_signature));
    return SignedLegacyTarget(std::move(point));
}

Result<PublicKey<P256>> SignedLegacyTarget::verify(const TrustAnchors& anchors) const {
    COFFER_CHECK(signed_.verify(anchors));
    return signed_.point();
}

}  // namespace coffer::bundle
