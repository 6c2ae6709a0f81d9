// What an enclave takes in: it publishes a fresh key for each request, and opens one message that was sealed to it.
#pragma once

#include <optional>
#include <string>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// OtpSubmission is what a client sealed for a one-time password.
struct OtpSubmission {
    SecretText code;
    PublicKey<P256> public_key;
};

/// TargetKey is the private half of a published target. It opens one message: opening takes it away, also when it fails. Secret; move-only.
class TargetKey {
public:
    /// from_private_key takes a key that was kept between two runs.
    [[nodiscard]] static TargetKey from_private_key(PrivateKey<P256> key) {
        return TargetKey(KeyPair<P256>::from_private_key(std::move(key)));
    }

    /// open returns the plaintext of an import or a secret. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<SecretBytes> open(const bundle::ClientMessage& message) &&;
    /// open_otp reads {"otp_code","public_key"}, the key compressed. Secret out. Errors: aead_open, backend, the json_ codes, text_empty,
    /// hex_length, hex_odd_length, hex_character, the public_key_ codes.
    [[nodiscard]] Result<OtpSubmission> open_otp(const bundle::ClientMessage& message) &&;

    [[nodiscard]] const PublicKey<P256>& public_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_.public_key(); }
    [[nodiscard]] const PrivateKey<P256>& private_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_.private_key(); }

private:
    explicit TargetKey(KeyPair<P256> encryption_key) noexcept : encryption_key_(std::move(encryption_key)) {}
    KeyPair<P256> encryption_key_;
};

/// PublishedTarget is a signed target message, and the key that opens the reply.
struct PublishedTarget {
    std::string bundle;
    TargetKey key;
};

/// publish_import_target, publish_secret_target and publish_otp_target draw a fresh key and sign its public half. A secret's target without
/// a user names the empty one, since some of the service's clients read only targets with that member; an OTP target need not name an
/// organization. Errors:
/// utf8_invalid, utf8_overlong, utf8_surrogate, data_too_long (owner), random_unavailable, backend.
[[nodiscard]] Result<PublishedTarget> publish_import_target(const Enclave& enclave, const bundle::Owner& owner);
[[nodiscard]] Result<PublishedTarget> publish_secret_target(const Enclave& enclave, const bundle::OrganizationId& organization,
                                                            const std::optional<bundle::UserId>& user = std::nullopt);
[[nodiscard]] Result<PublishedTarget> publish_otp_target(const Enclave& enclave, const std::optional<bundle::OrganizationId>& organization);

}  // namespace coffer::enclave
