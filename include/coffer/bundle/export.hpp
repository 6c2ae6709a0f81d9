// Export bundles: a wallet's phrase, a private key or a wallet account's key, sealed by the signer enclave to the caller's key.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coffer/bundle/plaintext.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::bundle {

/// OpenedExport is the plaintext of a verified export bundle. Secret; move-only.
class OpenedExport {
public:
    /// reveal returns the exact plaintext.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return plaintext_.reveal(); }
    /// wallet: see WalletPlaintext::parse.
    [[nodiscard]] Result<WalletPlaintext> wallet() const { return WalletPlaintext::parse(plaintext_.reveal()); }
    /// private_key_bytes returns the key whose curve the message does not tell. Error: plaintext_kind (not 32 bytes).
    [[nodiscard]] Result<SecretArray<32>> private_key_bytes() const { return parse_key_plaintext(plaintext_.reveal()); }
    /// private_key returns the key as one of `curve`. Errors: plaintext_kind, private_key_zero, private_key_range.
    [[nodiscard]] Result<AnyPrivateKey> private_key(CurveId curve) const;

private:
    friend class VerifiedExport;
    friend class VerifiedLegacyExport;
    explicit OpenedExport(SecretBytes plaintext) noexcept : plaintext_(std::move(plaintext)) {}
    SecretBytes plaintext_;
};

/// VerifiedExport was signed by the trusted signer for the expected organization. A secret and an embedded key have the same members:
/// nothing in the message tells it from these.
class VerifiedExport {
public:
    static constexpr Kind kind = Kind::export_bundle;
    using Expected = OrganizationId;

    /// open decrypts (HPKE base mode). Secret out. Errors: aead_open (another key, or damaged), backend.
    [[nodiscard]] Result<OpenedExport> open(const KeyPair<P256>& encryption_key) const;

    /// dangerously_assume_verified skips the signer and the signature, nothing else: anybody may have made this message. Errors: those of
    /// SignedBundle::verify after the signature.
    [[nodiscard]] static Result<VerifiedExport> dangerously_assume_verified(const SignedBundle<VerifiedExport>& bundle,
                                                                            const Expected& expected);

    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    friend class SignedBundle<VerifiedExport>;
    [[nodiscard]] static Result<VerifiedExport> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedExport(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

/// SignedExport is where an export bundle begins: SignedExport::parse → verify → open.
using SignedExport = SignedBundle<VerifiedExport>;

/// open_exports parses, verifies and opens export bundles of one organization, on at most `threads` threads, of which the caller's is one.
/// For many bundles of one signer keep the anchors, or prepare them: see TrustAnchors::signatures_before_table. Secret out. Errors of an
/// item: those of SignedExport::parse, SignedExport::verify and VerifiedExport::open; out_of_memory.
[[nodiscard]] std::vector<Result<OpenedExport>> open_exports(std::span<const std::string_view> bundles, const TrustAnchors& anchors,
                                                             const OrganizationId& organization, const KeyPair<P256>& encryption_key,
                                                             unsigned threads = 1);

/// VerifiedEmbeddedKey was signed by the trusted signer for the expected organization.
class VerifiedEmbeddedKey {
public:
    static constexpr Kind kind = Kind::embedded_key;
    using Expected = OrganizationId;

    /// open returns the key in the message, ready to open further messages; it replaces `encryption_key`. Secret. Errors: aead_open,
    /// plaintext_kind (not 32 bytes), private_key_zero, private_key_range, backend.
    [[nodiscard]] Result<KeyPair<P256>> open(const KeyPair<P256>& encryption_key) const;

private:
    friend class SignedBundle<VerifiedEmbeddedKey>;
    [[nodiscard]] static Result<VerifiedEmbeddedKey> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedEmbeddedKey(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

using SignedEmbeddedKey = SignedBundle<VerifiedEmbeddedKey>;

}  // namespace coffer::bundle
