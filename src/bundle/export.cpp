#include "coffer/bundle/export.hpp"

#include "bundle/signed_data.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<AnyPrivateKey> OpenedExport::private_key(CurveId curve) const {
    COFFER_TRY(const SecretArray<32> bytes, private_key_bytes());
    return parse_private_key(curve, bytes.reveal());
}

Result<VerifiedExport> VerifiedExport::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(SealedMessage message, read_message(kind, signed_data, {.organization = &expected}));
    return VerifiedExport(std::move(message));
}

Result<VerifiedExport> VerifiedExport::dangerously_assume_verified(const SignedBundle<VerifiedExport>& bundle, const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<OpenedExport> VerifiedExport::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(SecretBytes plaintext, message_.open(encryption_key));
    return OpenedExport(std::move(plaintext));
}

Result<VerifiedEmbeddedKey> VerifiedEmbeddedKey::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(SealedMessage message, read_message(kind, signed_data, {.organization = &expected}));
    return VerifiedEmbeddedKey(std::move(message));
}

Result<KeyPair<P256>> VerifiedEmbeddedKey::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(const SecretBytes plaintext, message_.open(encryption_key));
    COFFER_TRY(SecretArray<32> scalar, parse_key_plaintext(plaintext.reveal()));
    COFFER_TRY(PrivateKey<P256> key, PrivateKey<P256>::from_secret(std::move(scalar)));
    return KeyPair<P256>::from_private_key(std::move(key));
}

}  // namespace coffer::bundle
