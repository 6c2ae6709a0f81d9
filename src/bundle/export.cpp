#include "coffer/bundle/export.hpp"

#include "bundle/members.hpp"

namespace coffer::bundle {

Result<AnyPrivateKey> OpenedExport::private_key(CurveId curve) const {
    const Result<SecretArray<32>> bytes = private_key_bytes();
    if (!bytes) return bytes.error();
    return parse_private_key(curve, bytes->reveal());
}

Result<VerifiedExport> VerifiedExport::read(Bytes signed_data, const Expected& expected) {
    const KindRow& row = kind_row(kind);
    json::Parser parser;
    const Result<Members> members = Members::read(parser, signed_data, row.required, row.optional);
    if (!members) return members.error();
    if (members->text(Member::organization_id) != expected.text()) {
        return fail(Errc::organization_mismatch, member_name(Member::organization_id));
    }
    Result<SealedMessage> message = members->message();
    if (!message) return message.error();
    return VerifiedExport(std::move(*message));
}

Result<VerifiedExport> VerifiedExport::dangerously_assume_verified(const SignedBundle<VerifiedExport>& bundle, const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<OpenedExport> VerifiedExport::open(const Decryptor& decryptor) const {
    Result<SecretBytes> plaintext = message_.open(decryptor);
    if (!plaintext) return plaintext.error();
    return OpenedExport(std::move(*plaintext));
}

}  // namespace coffer::bundle
