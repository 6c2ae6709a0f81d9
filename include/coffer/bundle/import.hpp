// Import targets: a fresh key of the signer enclave that the caller seals a phrase or a private key to.
#pragma once

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/plaintext.hpp"
#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/keys/key_format.hpp"

namespace coffer::bundle {

/// VerifiedImportTarget was signed by the trusted signer for the expected organization and user.
class VerifiedImportTarget {
public:
    static constexpr Kind kind = Kind::import_target;
    using Expected = Owner;

    /// seal_mnemonic seals a phrase and its passphrase, exactly as given; the caller has made sure that the phrase is valid
    /// (Mnemonic::parse). Secret in. Errors: text_empty (phrase), text_line_break (either), random_unavailable, backend.
    [[nodiscard]] Result<ClientMessage> seal_mnemonic(const SecretText& phrase, const SecretText* passphrase = nullptr) const;
    /// seal_private_key seals the 32 bytes of a key. Secret in. Errors: random_unavailable, backend.
    [[nodiscard]] Result<ClientMessage> seal_private_key(const AnyPrivateKey& key) const;
    /// seal_private_key for a key in one of its texts. Errors: those of decode_private_key, random_unavailable, backend.
    [[nodiscard]] Result<ClientMessage> seal_private_key(KeyFormat format, CurveId curve, const SecretText& text) const;

    /// dangerously_assume_verified skips the signer and the signature, nothing else: what is sealed to this target may be anybody's to
    /// read.
    [[nodiscard]] static Result<VerifiedImportTarget> dangerously_assume_verified(const SignedBundle<VerifiedImportTarget>& bundle,
                                                                                  const Expected& expected);

    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedImportTarget>;
    [[nodiscard]] static Result<VerifiedImportTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedImportTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

/// SignedImportTarget is where an import begins: SignedImportTarget::parse → verify → seal_….
using SignedImportTarget = SignedBundle<VerifiedImportTarget>;

}  // namespace coffer::bundle
