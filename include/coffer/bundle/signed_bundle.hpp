// Signed messages of an enclave, and the order in which they are trusted: parse, signer, signature, owner, key, and only then anything
// else.
#pragma once

#include <string_view>
#include <vector>

#include "coffer/bundle/kind.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/trust_anchors.hpp"
#include "coffer/core/move_checked.hpp"

namespace coffer::bundle {

/// max_bundle_bytes bounds every bundle in JSON.
inline constexpr std::size_t max_bundle_bytes = 64 * 1024;

/// SignedEnvelope is the outer message {"version","data","dataSignature","enclaveQuorumPublic"} with its hexadecimal members decoded.
/// Nothing in it is trusted.
class SignedEnvelope {
public:
    /// parse reads strict JSON of at most max_bundle_bytes. Errors: the json_ and utf8_ codes (at: byte offset), foreign_member,
    /// json_missing_member, json_wrong_type, unsupported_version, hex_odd_length, hex_character.
    [[nodiscard]] static Result<SignedEnvelope> parse(std::string_view json);

    /// verify checks the signer against the key of `role` by its bytes, and the strict DER signature over the data as received. Errors:
    /// signer_unknown, der_tag, der_length, der_integer, der_trailing_bytes, signature_scalar_zero, signature_scalar_range,
    /// signature_invalid.
    [[nodiscard]] Status verify(const TrustAnchors& anchors, SignerRole role) const;

    [[nodiscard]] Bytes data() const noexcept COFFER_LIFETIMEBOUND { return *data_; }

private:
    SignedEnvelope() = default;
    MoveChecked<std::vector<u8>> data_;
    MoveChecked<std::vector<u8>> signature_;
    MoveChecked<std::vector<u8>> signer_;
};

/// SignedBundle<Verified> was parsed, and nothing else: it can be verified, but neither opened nor sealed to. Verified is the type of one
/// purpose: VerifiedExport, VerifiedImportTarget, …
template <typename Verified>
class SignedBundle {
public:
    /// parse: see SignedEnvelope::parse.
    [[nodiscard]] static Result<SignedBundle> parse(std::string_view json) {
        Result<SignedEnvelope> envelope = SignedEnvelope::parse(json);
        if (!envelope) return envelope.error();
        return SignedBundle(std::move(*envelope));
    }

    /// verify is the only maker of a Verified. Errors: those of SignedEnvelope::verify; then, of the signed members, the json_ and utf8_
    /// codes, foreign_member, json_missing_member, json_wrong_type; organization_mismatch, user_mismatch; hex_odd_length, hex_character,
    /// public_key_length, public_key_prefix, public_key_hybrid, public_key_compressed, public_key_not_on_curve, ciphertext_too_short.
    [[nodiscard]] Result<Verified> verify(const TrustAnchors& anchors, const typename Verified::Expected& expected) const {
        if (Status verified = envelope_.verify(anchors, signer_of(Verified::kind)); !verified) return verified.error();
        return Verified::read(envelope_.data(), expected);
    }

private:
    friend Verified;
    explicit SignedBundle(SignedEnvelope envelope) noexcept : envelope_(std::move(envelope)) {}
    SignedEnvelope envelope_;
};

}  // namespace coffer::bundle
