// Secrets in and out: arbitrary bytes that the service keeps, sealed to a fresh key of the signer enclave, or by it to the caller's key.
#pragma once

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"

namespace coffer::bundle {

/// VerifiedSecretTarget was signed by the trusted signer for the expected organization. An import target has the same members, and a user:
/// one that the service made for an import is accepted here too, since nothing in it tells them apart.
class VerifiedSecretTarget {
public:
    static constexpr Kind kind = Kind::secret_target;
    using Expected = OrganizationId;

    /// seal seals at most ClientMessage::max_plaintext bytes. Secret in. Errors: data_too_long, random_unavailable, backend.
    [[nodiscard]] Result<ClientMessage> seal(Bytes secret) const { return ClientMessage::seal(target_, secret); }

    /// dangerously_assume_verified skips the signer and the signature, nothing else: what is sealed to this target may be anybody's to
    /// read.
    [[nodiscard]] static Result<VerifiedSecretTarget> dangerously_assume_verified(const SignedBundle<VerifiedSecretTarget>& bundle,
                                                                                  const Expected& expected);

    /// target is the key that the request repeats beside the sealed message ("targetPublicKey", uncompressed).
    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedSecretTarget>;
    [[nodiscard]] static Result<VerifiedSecretTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedSecretTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

using SignedSecretTarget = SignedBundle<VerifiedSecretTarget>;

/// OpenedSecret is the plaintext of a verified secret. Secret; move-only.
class OpenedSecret {
public:
    /// reveal returns the exact bytes; binary secrets survive.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return plaintext_.reveal(); }
    /// text returns them as text. Errors: utf8_invalid, utf8_overlong, utf8_surrogate.
    [[nodiscard]] Result<SecretText> text() const { return SecretText::parse(plaintext_.reveal()); }

private:
    friend class VerifiedSecret;
    explicit OpenedSecret(SecretBytes plaintext) noexcept : plaintext_(std::move(plaintext)) {}
    SecretBytes plaintext_;
};

/// VerifiedSecret was signed by the trusted signer for the expected organization. Its members are those of an export bundle: nothing in it
/// tells a secret from a wallet.
class VerifiedSecret {
public:
    static constexpr Kind kind = Kind::secret_export;
    using Expected = OrganizationId;

    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<OpenedSecret> open(const KeyPair<P256>& encryption_key) const;

    /// dangerously_assume_verified skips the signer and the signature, nothing else: anybody may have made this message.
    [[nodiscard]] static Result<VerifiedSecret> dangerously_assume_verified(const SignedBundle<VerifiedSecret>& bundle,
                                                                            const Expected& expected);

private:
    friend class SignedBundle<VerifiedSecret>;
    [[nodiscard]] static Result<VerifiedSecret> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedSecret(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

using SignedSecret = SignedBundle<VerifiedSecret>;

}  // namespace coffer::bundle
