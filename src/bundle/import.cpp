#include "coffer/bundle/import.hpp"

#include "bundle/members.hpp"

namespace coffer::bundle {

Result<VerifiedImportTarget> VerifiedImportTarget::read(Bytes signed_data, const Expected& expected) {
    const KindRow& row = kind_row(kind);
    json::Parser parser;
    const Result<Members> members = Members::read(parser, signed_data, row.required, row.optional);
    if (!members) return members.error();
    if (members->text(Member::organization_id) != expected.organization.text()) {
        return fail(Errc::organization_mismatch, member_name(Member::organization_id));
    }
    if (members->text(Member::user_id) != expected.user.text()) return fail(Errc::user_mismatch, member_name(Member::user_id));
    const Result<PublicKey<P256>> target = members->point(Member::target_public);
    if (!target) return target.error();
    return VerifiedImportTarget(*target);
}

Result<VerifiedImportTarget> VerifiedImportTarget::dangerously_assume_verified(const SignedBundle<VerifiedImportTarget>& bundle,
                                                                               const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<ClientMessage> VerifiedImportTarget::seal_mnemonic(const SecretText& phrase, const SecretText* passphrase) const {
    const Result<SecretBytes> plaintext = WalletPlaintext::encode(phrase, passphrase);
    if (!plaintext) return plaintext.error();
    return ClientMessage::seal(target_, plaintext->reveal());
}

Result<ClientMessage> VerifiedImportTarget::seal_private_key(const AnyPrivateKey& key) const {
    return std::visit([this](const auto& typed) { return ClientMessage::seal(target_, typed.reveal()); }, key);
}

Result<ClientMessage> VerifiedImportTarget::seal_private_key(KeyFormat format, CurveId curve, const SecretText& text) const {
    const Result<AnyPrivateKey> key = decode_private_key(format, curve, text);
    if (!key) return key.error();
    return seal_private_key(*key);
}

}  // namespace coffer::bundle
