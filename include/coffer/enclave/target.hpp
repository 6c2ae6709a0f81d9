// Messages from a user to an enclave: the enclave publishes a fresh key for each request, and opens one message that is sealed to that key.
#pragma once

#include <optional>
#include <string>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// OtpSubmission is what a client sealed for a one-time password. Secret; move-only.
struct OtpSubmission {
    SecretText code;
    PublicKey<P256> public_key;
};

/// TargetKey is the key pair of a published target. It opens one message: open and open_otp use it up, even if they fail. Secret;
/// move-only.
class TargetKey {
public:
    /// from_private_key returns the target key with this private key, for example one that was stored between two runs. Secret.
    [[nodiscard]] static TargetKey from_private_key(PrivateKey<P256> key) {
        return TargetKey(KeyPair<P256>::from_private_key(std::move(key)));
    }

    /// open decrypts an import or a secret and returns the plaintext. Errors: aead_open, backend. Secret.
    [[nodiscard]] Result<SecretBytes> open(const bundle::ClientMessage& message) &&;
    /// open_otp decrypts a one-time password and reads its JSON object `{"otp_code","public_key"}`; the public key is compressed. Errors:
    /// aead_open, backend, the json_ and utf8_ errors, text_empty, the hex_ errors, those of `PublicKey<P256>::parse`. Secret.
    [[nodiscard]] Result<OtpSubmission> open_otp(const bundle::ClientMessage& message) &&;

    /// public_key returns the public key that the target message contains.
    [[nodiscard]] const PublicKey<P256>& public_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_.public_key(); }
    /// private_key returns the private key, for storage between two runs. Secret.
    [[nodiscard]] const PrivateKey<P256>& private_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_.private_key(); }

private:
    explicit TargetKey(KeyPair<P256> encryption_key) noexcept : encryption_key_(std::move(encryption_key)) {}
    KeyPair<P256> encryption_key_;
};

/// PublishedTarget is a signed target message in JSON, and the key that opens the reply. Secret; move-only.
struct PublishedTarget {
    std::string bundle;
    TargetKey key;
};

/// publish_import_target, publish_secret_target and publish_otp_target generate a key pair and sign a message with its public key and the
/// owner. Without a user, the message of publish_secret_target contains an empty user, because some of the service's clients require the
/// field. An OTP target may have no organization. Errors: random_unavailable, utf8_invalid, utf8_overlong, utf8_surrogate (owner), backend,
/// data_too_long (owner). Secret.
[[nodiscard]] Result<PublishedTarget> publish_import_target(const Enclave& enclave, const bundle::Owner& owner);
[[nodiscard]] Result<PublishedTarget> publish_secret_target(const Enclave& enclave, const bundle::OrganizationId& organization,
                                                            const std::optional<bundle::UserId>& user = std::nullopt);
[[nodiscard]] Result<PublishedTarget> publish_otp_target(const Enclave& enclave, const std::optional<bundle::OrganizationId>& organization);

}  // namespace coffer::enclave
