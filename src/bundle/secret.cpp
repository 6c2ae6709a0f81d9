#include "coffer/bundle/secret.hpp"

#include "bundle/signed_data.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<VerifiedSecretTarget> VerifiedSecretTarget::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(const PublicKey<P256> target, read_target(kind, signed_data, {.organization = &expected}));
    return VerifiedSecretTarget(target);
}

Result<VerifiedSecretTarget> VerifiedSecretTarget::dangerously_assume_verified(const SignedBundle<VerifiedSecretTarget>& bundle,
                                                                               const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<VerifiedSecret> VerifiedSecret::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(SealedMessage message, read_message(kind, signed_data, {.organization = &expected}));
    return VerifiedSecret(std::move(message));
}

Result<VerifiedSecret> VerifiedSecret::dangerously_assume_verified(const SignedBundle<VerifiedSecret>& bundle, const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<OpenedSecret> VerifiedSecret::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(SecretBytes plaintext, message_.open(encryption_key));
    return OpenedSecret(std::move(plaintext));
}

}  // namespace coffer::bundle
