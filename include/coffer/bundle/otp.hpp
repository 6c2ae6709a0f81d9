// One-time passwords: a client seals the code that the user received, and the public key to be logged in, to a fresh key of the TLS fetcher
// enclave.
#pragma once

#include <optional>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"

namespace coffer::bundle {

/// max_otp_code_length is the maximum length of a code, in characters. The service's codes have six to nine characters.
inline constexpr std::size_t max_otp_code_length = 64;

/// otp_plaintext returns the JSON object `{"otp_code":"<code>","public_key":"<66 hex digits>"}`. The key is compressed, because the enclave
/// refuses an uncompressed one. `code`: 1 to max_otp_code_length ASCII letters and digits. Errors: text_empty, text_too_long,
/// text_forbidden_character. Secret. Constant time except for which characters are digits, upper-case letters and lower-case letters.
[[nodiscard]] Result<SecretBytes> otp_plaintext(const SecretText& code, const PublicKey<P256>& public_key);

/// VerifiedOtpTarget is the target key of a message that the trusted TLS fetcher signed. Copyable.
class VerifiedOtpTarget {
public:
    /// kind is the kind of message that this type represents.
    static constexpr Kind kind = Kind::otp_target;
    /// Expected is the organization that the message must name. Without a value, the organization is not compared: a message need not name
    /// one, and the service's own clients do not compare it. With a value, a message that names no organization is refused. A user in the
    /// message is not compared.
    using Expected = std::optional<OrganizationId>;

    /// seal_code seals the otp_plaintext of `code` and `public_key`. Errors: those of otp_plaintext, random_unavailable, backend. Secret.
    /// Constant time as otp_plaintext.
    [[nodiscard]] Result<ClientMessage> seal_code(const SecretText& code, const PublicKey<P256>& public_key) const;

    /// dangerously_assume_verified checks the message as SignedOtpTarget::verify does, except for the signer and the signature: anyone may
    /// be able to open what is sealed to this target. Errors: those of SignedOtpTarget::verify after signature_invalid.
    [[nodiscard]] static Result<VerifiedOtpTarget> dangerously_assume_verified(const SignedBundle<VerifiedOtpTarget>& bundle,
                                                                               const Expected& expected);

    /// target returns the key that messages are sealed to.
    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedOtpTarget>;
    [[nodiscard]] static Result<VerifiedOtpTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedOtpTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

/// SignedOtpTarget is an OTP target that was parsed but not verified. The steps are SignedOtpTarget::parse, verify, seal_code.
using SignedOtpTarget = SignedBundle<VerifiedOtpTarget>;

}  // namespace coffer::bundle
