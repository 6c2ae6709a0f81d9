// One-time passwords: the code that a user received, and the key that is to be logged in with it, sealed to a fresh key of the TLS fetcher
// enclave.
#pragma once

#include <optional>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/signed_bundle.hpp"

namespace coffer::bundle {

/// max_otp_code_length bounds a code; the service's have six to nine characters.
inline constexpr std::size_t max_otp_code_length = 64;

/// otp_plaintext writes {"otp_code":"<code>","public_key":"<66 hex>"}; the enclave refuses an uncompressed key. Secret in. Errors:
/// text_empty, text_too_long, text_forbidden_character (a code is of ASCII letters and digits).
[[nodiscard]] Result<SecretBytes> otp_plaintext(const SecretText& code, const PublicKey<P256>& public_key);

/// VerifiedOtpTarget was signed by the trusted TLS fetcher.
class VerifiedOtpTarget {
public:
    static constexpr Kind kind = Kind::otp_target;
    /// The service's clients do not compare the organization, which messages need not name. Given one, coffer does: a message that does not
    /// name it is refused.
    using Expected = std::optional<OrganizationId>;

    /// seal_code. Secret in. Errors: those of otp_plaintext, random_unavailable, backend.
    [[nodiscard]] Result<ClientMessage> seal_code(const SecretText& code, const PublicKey<P256>& public_key) const;

    /// dangerously_assume_verified skips the signer and the signature, nothing else: what is sealed to this target may be anybody's to
    /// read.
    [[nodiscard]] static Result<VerifiedOtpTarget> dangerously_assume_verified(const SignedBundle<VerifiedOtpTarget>& bundle,
                                                                               const Expected& expected);

    [[nodiscard]] const PublicKey<P256>& target() const noexcept COFFER_LIFETIMEBOUND { return target_; }

private:
    friend class SignedBundle<VerifiedOtpTarget>;
    [[nodiscard]] static Result<VerifiedOtpTarget> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedOtpTarget(const PublicKey<P256>& target) noexcept : target_(target) {}
    PublicKey<P256> target_;
};

using SignedOtpTarget = SignedBundle<VerifiedOtpTarget>;

}  // namespace coffer::bundle
