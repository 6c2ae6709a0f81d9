#include "coffer/bundle/import.hpp"

#include "bundle/signed_data.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<VerifiedImportTarget> VerifiedImportTarget::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(const PublicKey<P256> target,
               read_target(kind, signed_data, {.organization = &expected.organization, .user = &expected.user}));
    return VerifiedImportTarget(target);
}

Result<VerifiedImportTarget> VerifiedImportTarget::dangerously_assume_verified(const SignedBundle<VerifiedImportTarget>& bundle,
                                                                               const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<ClientMessage> VerifiedImportTarget::seal_wallet(const WalletPlaintext& wallet) const {
    return seal_mnemonic(wallet.phrase, wallet.passphrase ? &*wallet.passphrase : nullptr);
}

Result<ClientMessage> VerifiedImportTarget::seal_mnemonic(const SecretText& phrase, const SecretText* passphrase) const {
    COFFER_TRY(const SecretBytes plaintext, WalletPlaintext::encode(phrase, passphrase));
    return ClientMessage::seal(target_, plaintext.reveal());
}

Result<ClientMessage> VerifiedImportTarget::seal_private_key(const AnyPrivateKey& key) const {
    return std::visit([this](const auto& typed) { return ClientMessage::seal(target_, typed.reveal()); }, key);
}

Result<ClientMessage> VerifiedImportTarget::seal_private_key(KeyFormat format, CurveId curve, const SecretText& text) const {
    COFFER_TRY(const AnyPrivateKey key, decode_private_key(format, curve, text));
    return seal_private_key(key);
}

}  // namespace coffer::bundle
