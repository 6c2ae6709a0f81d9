// Export bundles: a wallet's mnemonic, a private key or a wallet account's key, which the signer enclave seals to the user's key.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coffer/bundle/plaintext.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::bundle {

/// OpenedExport is the plaintext of an export bundle that was verified and opened. Secret; move-only.
class OpenedExport {
public:
    /// reveal returns the exact plaintext. Secret.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return plaintext_.reveal(); }
    /// wallet returns the plaintext as a mnemonic with an optional passphrase. Errors: those of WalletPlaintext::parse. Secret. Constant
    /// time as WalletPlaintext::parse.
    [[nodiscard]] Result<WalletPlaintext> wallet() const { return WalletPlaintext::parse(plaintext_.reveal()); }
    /// private_key_bytes returns the plaintext as a private key. The message does not identify the curve. Error: plaintext_kind (the
    /// plaintext does not have 32 bytes). Secret.
    [[nodiscard]] Result<SecretArray<32>> private_key_bytes() const { return parse_key_plaintext(plaintext_.reveal()); }
    /// private_key returns the plaintext as a private key of `curve`. Errors: plaintext_kind, unknown_curve, private_key_zero,
    /// private_key_range. Secret. Constant time.
    [[nodiscard]] Result<AnyPrivateKey> private_key(CurveId curve) const;

private:
    friend class VerifiedExport;
    friend class VerifiedLegacyExport;
    explicit OpenedExport(SecretBytes plaintext) noexcept : plaintext_(std::move(plaintext)) {}
    SecretBytes plaintext_;
};

/// VerifiedExport is an export bundle that the trusted signer signed for the expected organization. Secret exports and embedded keys have
/// the same fields and the same signer, so such a message is also accepted as an export. Copyable.
class VerifiedExport {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::export_bundle;
    /// Expected is the organization that the message must name.
    using Expected = OrganizationId;

    /// open decrypts the message (HPKE base mode, RFC 9180 section 5.1.1). Errors: aead_open (the key is wrong, or the ciphertext was
    /// tampered with), backend. Secret. Constant time.
    [[nodiscard]] Result<OpenedExport> open(const KeyPair<P256>& encryption_key) const;

    /// dangerously_assume_verified checks the message as SignedExport::verify does, except for the signer and the signature: anyone may
    /// have created the message. Errors: those of SignedExport::verify after signature_invalid.
    [[nodiscard]] static Result<VerifiedExport> dangerously_assume_verified(const SignedBundle<VerifiedExport>& bundle,
                                                                            const Expected& expected);

    /// message returns the sealed message.
    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    friend class SignedBundle<VerifiedExport>;
    [[nodiscard]] static Result<VerifiedExport> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedExport(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedExport is an export bundle that was parsed but not verified. The steps are SignedExport::parse, verify, VerifiedExport::open.
using SignedExport = SignedBundle<VerifiedExport>;

/// open_exports parses, verifies and opens export bundles of one organization on at most `threads` threads, including the calling thread.
/// It returns one result for each bundle, in order. If many bundles come from one signer, keep the same `anchors` for all calls: see
/// TrustAnchors::signatures_before_table. Errors of an item: those of SignedExport::parse, SignedExport::verify and VerifiedExport::open,
/// out_of_memory. Secret. Constant time.
[[nodiscard]] std::vector<Result<OpenedExport>> open_exports(std::span<const std::string_view> bundles, const TrustAnchors& anchors,
                                                             const OrganizationId& organization, const KeyPair<P256>& encryption_key,
                                                             unsigned threads = 1);

/// VerifiedEmbeddedKey is an embedded key that the trusted signer signed for the expected organization. Export bundles and secret exports
/// have the same fields and the same signer; open refuses them only if their plaintext is not a P-256 private key. Copyable.
class VerifiedEmbeddedKey {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::embedded_key;
    /// Expected is the organization that the message must name.
    using Expected = OrganizationId;

    /// open decrypts the message and returns the key pair in it, which replaces `encryption_key` for further messages. Errors: aead_open,
    /// plaintext_kind (the plaintext does not have 32 bytes), private_key_zero, private_key_range, backend. Secret. Constant time.
    [[nodiscard]] Result<KeyPair<P256>> open(const KeyPair<P256>& encryption_key) const;

private:
    friend class SignedBundle<VerifiedEmbeddedKey>;
    [[nodiscard]] static Result<VerifiedEmbeddedKey> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedEmbeddedKey(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedEmbeddedKey is an embedded key that was parsed but not verified.
using SignedEmbeddedKey = SignedBundle<VerifiedEmbeddedKey>;

}  // namespace coffer::bundle
