// Secrets that the service stores: a client seals arbitrary bytes to a fresh key of the signer enclave, and the enclave seals them to the
// user's key.
#pragma once

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"

namespace coffer::bundle {

/// VerifiedSecretTarget is the target key of a message that the trusted signer signed for the expected organization. An import target has
/// the same fields and a user. Nothing distinguishes the two, so an import target is also accepted here. Copyable.
class VerifiedSecretTarget {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::secret_target;
    /// Expected is the organization that the message must name.
    using Expected = OrganizationId;

    /// seal seals `secret`, at most ClientMessage::max_plaintext bytes. Errors: data_too_long, random_unavailable, backend. Secret.
    /// Constant time.
    [[nodiscard]] Result<ClientMessage> seal(Bytes secret) const { return ClientMessage::seal(target_, secret); }

    /// dangerously_assume_verified checks the message as SignedSecretTarget::verify does, except for the signer and the signature: anyone
    /// may be able to open what is sealed to this target. Errors: those of SignedSecretTarget::verify after signature_invalid.
    [[nodiscard]] static Result<VerifiedSecretTarget> dangerously_assume_verified(const SignedBundle<VerifiedSecretTarget>& bundle,
                                                                                  const Expected& expected);

    /// target returns the key that messages are sealed to. The request repeats it, uncompressed, in its field "targetPublicKey".
    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedSecretTarget>;
    [[nodiscard]] static Result<VerifiedSecretTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedSecretTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

/// SignedSecretTarget is a secret target that was parsed but not verified. The steps are SignedSecretTarget::parse, verify, seal.
using SignedSecretTarget = SignedBundle<VerifiedSecretTarget>;

/// OpenedSecret is the plaintext of a secret that was verified and opened. Secret; move-only.
class OpenedSecret {
public:
    /// reveal returns the exact bytes, which may be binary. Secret.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return plaintext_.reveal(); }
    /// text returns a copy of the bytes as text. Errors, without a position: utf8_invalid, utf8_overlong, utf8_surrogate. Secret. Constant
    /// time as SecretText::parse.
    [[nodiscard]] Result<SecretText> text() const { return SecretText::parse(plaintext_.reveal()); }

private:
    friend class VerifiedSecret;
    explicit OpenedSecret(SecretBytes plaintext) noexcept : plaintext_(std::move(plaintext)) {}
    SecretBytes plaintext_;
};

/// VerifiedSecret is a secret that the trusted signer signed for the expected organization. Export bundles and embedded keys have the same
/// fields and the same signer, so such a message is also accepted as a secret. Copyable.
class VerifiedSecret {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::secret_export;
    /// Expected is the organization that the message must name.
    using Expected = OrganizationId;

    /// open decrypts the message. Errors: aead_open (the key is wrong, or the ciphertext was tampered with), backend. Secret. Constant
    /// time.
    [[nodiscard]] Result<OpenedSecret> open(const KeyPair<P256>& encryption_key) const;

    /// dangerously_assume_verified checks the message as SignedSecret::verify does, except for the signer and the signature: anyone may
    /// have created the message. Errors: those of SignedSecret::verify after signature_invalid.
    [[nodiscard]] static Result<VerifiedSecret> dangerously_assume_verified(const SignedBundle<VerifiedSecret>& bundle,
                                                                            const Expected& expected);

private:
    friend class SignedBundle<VerifiedSecret>;
    [[nodiscard]] static Result<VerifiedSecret> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedSecret(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedSecret is a secret that was parsed but not verified. The steps are SignedSecret::parse, verify, open.
using SignedSecret = SignedBundle<VerifiedSecret>;

}  // namespace coffer::bundle
