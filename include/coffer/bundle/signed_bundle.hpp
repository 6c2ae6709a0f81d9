// Signed messages of an enclave. They are checked in this order: syntax, signer, signature, owner, then the remaining fields.
#pragma once

#include <string_view>
#include <vector>

#include "coffer/bundle/kind.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/trust_anchors.hpp"
#include "coffer/core/move_checked.hpp"

namespace coffer::bundle {

/// max_bundle_bytes is the maximum length of every JSON bundle, in bytes.
inline constexpr std::size_t max_bundle_bytes = 64 * 1024;

/// SignedEnvelope is the outer JSON object `{"version","data","dataSignature","enclaveQuorumPublic"}` with its hexadecimal fields decoded.
/// Nothing in it was verified. Copyable; reading a moved-from envelope ends the process.
class SignedEnvelope {
public:
    /// parse reads strict JSON of at most max_bundle_bytes. Unknown fields are ignored. Errors: the json_ and utf8_ errors (at: byte
    /// offset), json_wrong_type, foreign_member, json_missing_member, unsupported_version, the hex_ errors.
    [[nodiscard]] static Result<SignedEnvelope> parse(std::string_view json);

    /// verify compares the signer, byte by byte, with the key of `role` in `anchors`, and checks the signature over the data as received.
    /// Errors: signer_unknown, those of TrustAnchors::verify.
    [[nodiscard]] Status verify(const TrustAnchors& anchors, SignerRole role) const;

    /// data returns the signed data.
    [[nodiscard]] Bytes data() const noexcept COFFER_LIFETIMEBOUND { return *data_; }

private:
    SignedEnvelope() = default;
    MoveChecked<std::vector<u8>> data_;
    MoveChecked<std::vector<u8>> signature_;
    MoveChecked<std::vector<u8>> signer_;
};

/// `SignedBundle<Verified>` is a bundle that was parsed but not verified. It can be verified, but neither opened nor sealed to. `Verified`
/// is the type for one kind of message, such as VerifiedExport or VerifiedImportTarget.
template <typename Verified>
class SignedBundle {
public:
    /// parse reads the outer JSON object. Errors: those of SignedEnvelope::parse.
    [[nodiscard]] static Result<SignedBundle> parse(std::string_view json) {
        Result<SignedEnvelope> envelope = SignedEnvelope::parse(json);
        if (!envelope) return fail(envelope.error());
        return SignedBundle(std::move(*envelope));
    }

    /// verify checks the signer, the signature and the owner, and returns the content. `expected`: the owner that the signed data must
    /// name. Errors: those of SignedEnvelope::verify; then, for the signed data, the json_ and utf8_ errors, json_wrong_type,
    /// foreign_member, json_missing_member, organization_mismatch, user_mismatch, the hex_ errors, those of
    /// `PublicKey<P256>::parse_uncompressed`, ciphertext_too_short.
    [[nodiscard]] Result<Verified> verify(const TrustAnchors& anchors, const typename Verified::Expected& expected) const {
        if (Status verified = envelope_.verify(anchors, signer_of(Verified::kind)); !verified) return fail(verified.error());
        return Verified::read(envelope_.data(), expected);
    }

private:
    friend Verified;
    explicit SignedBundle(SignedEnvelope envelope) noexcept : envelope_(std::move(envelope)) {}
    SignedEnvelope envelope_;
};

}  // namespace coffer::bundle
