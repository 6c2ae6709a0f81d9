#include "coffer/bundle/legacy.hpp"

#include "bundle/members.hpp"
#include "bundle/signature.hpp"

namespace coffer::bundle {

struct LegacyAccess {
    [[nodiscard]] static Result<LegacySigned> read(const Members& members, Member point, Member signature) {
        const Result<PublicKey<P256>> key = members.point(point);
        if (!key) return key.error();
        Result<std::vector<u8>> bytes = members.hex(signature);
        if (!bytes) return bytes.error();
        return LegacySigned(*key, std::move(*bytes));
    }
};

Status LegacySigned::verify(const TrustAnchors& anchors) const {
    const std::optional<PublicKey<P256>>& trusted = anchors.find(SignerRole::signer);
    if (!trusted) return fail(Errc::signer_unknown);
    return verify_signature(*trusted, point_.uncompressed(), signature_);
}

Result<SignedLegacyExport> SignedLegacyExport::parse(std::string_view json) {
    const KindRow& row = kind_row(Kind::legacy_export);
    json::Parser parser;
    const Result<Members> members = Members::read(parser, as_bytes(json), row.required, row.optional);
    if (!members) return members.error();
    Result<LegacySigned> point = LegacyAccess::read(*members, Member::encapped_public, Member::encapped_public_signature);
    if (!point) return point.error();
    Result<SealedMessage> message = members->message(point->point());
    if (!message) return message.error();
    return SignedLegacyExport(std::move(*point), std::move(*message));
}

Result<VerifiedLegacyExport> SignedLegacyExport::verify(const TrustAnchors& anchors) const {
    if (Status verified = signed_.verify(anchors); !verified) return verified.error();
    return VerifiedLegacyExport(message_);
}

Result<OpenedExport> VerifiedLegacyExport::open(const Decryptor& decryptor) const {
    Result<SecretBytes> plaintext = message_.open(decryptor);
    if (!plaintext) return plaintext.error();
    return OpenedExport(std::move(*plaintext));
}

Result<SignedLegacyTarget> SignedLegacyTarget::parse(std::string_view json) {
    const KindRow& row = kind_row(Kind::legacy_target);
    json::Parser parser;
    const Result<Members> members = Members::read(parser, as_bytes(json), row.required, row.optional);
    if (!members) return members.error();
    Result<LegacySigned> point = LegacyAccess::read(*members, Member::target_public, Member::target_public_signature);
    if (!point) return point.error();
    return SignedLegacyTarget(std::move(*point));
}

Result<PublicKey<P256>> SignedLegacyTarget::verify(const TrustAnchors& anchors) const {
    if (Status verified = signed_.verify(anchors); !verified) return verified.error();
    return signed_.point();
}

}  // namespace coffer::bundle
