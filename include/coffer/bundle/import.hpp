// Import targets: a fresh key of the signer enclave, to which the user seals a mnemonic or a private key.
#pragma once

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/plaintext.hpp"
#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/keys/key_format.hpp"

namespace coffer::bundle {

/// VerifiedImportTarget is the target key of a message that the trusted signer signed for the expected organization and user. Copyable.
class VerifiedImportTarget {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::import_target;
    /// Expected is the organization and the user that the message must name.
    using Expected = Owner;

    /// seal_wallet seals the mnemonic of an opened wallet with its passphrase, if it has one. Errors: those of seal_mnemonic. Secret.
    /// Constant time as WalletPlaintext::encode.
    [[nodiscard]] Result<ClientMessage> seal_wallet(const WalletPlaintext& wallet) const;
    /// seal_mnemonic seals the mnemonic `phrase` and its passphrase, unchanged. `passphrase`: nullptr if there is none. It has no default,
    /// because the same mnemonic without its passphrase is another wallet. The function does not validate the mnemonic: call
    /// Mnemonic::parse first. Errors: text_empty (`phrase`), text_line_break (either argument), data_too_long, random_unavailable, backend.
    /// Secret. Constant time as WalletPlaintext::encode.
    [[nodiscard]] Result<ClientMessage> seal_mnemonic(const SecretText& phrase, const SecretText* passphrase) const;
    /// seal_private_key seals the 32 bytes of `key`. Errors: random_unavailable, backend. Secret. Constant time.
    [[nodiscard]] Result<ClientMessage> seal_private_key(const AnyPrivateKey& key) const;
    /// seal_private_key decodes `text` as a private key of `curve` in `format`, and seals its 32 bytes. Errors: those of
    /// decode_private_key, random_unavailable, backend. Secret. Constant time as decode_private_key.
    [[nodiscard]] Result<ClientMessage> seal_private_key(KeyFormat format, CurveId curve, const SecretText& text) const;

    /// dangerously_assume_verified checks the message as SignedImportTarget::verify does, except for the signer and the signature: anyone
    /// may be able to open what is sealed to this target. Errors: those of SignedImportTarget::verify after signature_invalid.
    [[nodiscard]] static Result<VerifiedImportTarget> dangerously_assume_verified(const SignedBundle<VerifiedImportTarget>& bundle,
                                                                                  const Expected& expected);

    /// target returns the key that messages are sealed to.
    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedImportTarget>;
    [[nodiscard]] static Result<VerifiedImportTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedImportTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

/// SignedImportTarget is an import target that was parsed but not verified. The steps are SignedImportTarget::parse, verify, and
/// seal_wallet, seal_mnemonic or seal_private_key.
using SignedImportTarget = SignedBundle<VerifiedImportTarget>;

}  // namespace coffer::bundle
