// A test enclave: the service's side of every flow, for testing an integration offline. It is a separate library, coffer::enclave, which
// clients do not link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/bundle/client_message.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "coffer/webhook/webhook.hpp"

namespace coffer::enclave {

/// Enclave holds a master seed and the quorum keys that are derived from it. Clients use its signing key as trust anchor. Secret;
/// move-only.
class Enclave {
public:
    /// generate returns an enclave with a random master seed. Errors: random_unavailable, those of from_seed. Secret. Constant time.
    [[nodiscard]] static Result<Enclave> generate();
    /// from_seed returns the enclave with this master seed. Errors: those of qos::QuorumKeys::derive. Secret. Constant time.
    [[nodiscard]] static Result<Enclave> from_seed(SecretArray<32> master_seed);

    /// master_seed returns the master seed. Secret.
    [[nodiscard]] const SecretArray<32>& master_seed() const noexcept COFFER_LIFETIMEBOUND { return master_seed_; }
    /// keys returns the keys that are derived from the master seed. Secret.
    [[nodiscard]] const qos::QuorumKeys& keys() const noexcept COFFER_LIFETIMEBOUND { return keys_; }

    /// signed_message returns the JSON object `{"version","data","dataSignature","enclaveQuorumPublic"}` with `data` and its signature by
    /// the signing key (ECDSA with a hedged nonce). Errors: random_unavailable, backend, data_too_long (the JSON text would be longer than
    /// bundle::max_bundle_bytes). Secret. Constant time.
    [[nodiscard]] Result<std::string> signed_message(Bytes data) const;

private:
    Enclave(SecretArray<32> master_seed, qos::QuorumKeys keys) noexcept : master_seed_(std::move(master_seed)), keys_(std::move(keys)) {}
    SecretArray<32> master_seed_;
    qos::QuorumKeys keys_;
};

/// max_export_plaintext is the maximum length of a plaintext, in bytes. It keeps the bundle within bundle::max_bundle_bytes.
inline constexpr std::size_t max_export_plaintext = 12 * 1024;

/// seal_export seals `plaintext` to the user's key `target`, signs the message, and returns the bundle in JSON. Export bundles, secrets and
/// embedded keys have the same fields, so this function creates all of them. `plaintext`: at most max_export_plaintext bytes. Errors:
/// random_unavailable, data_too_long, utf8_invalid, utf8_overlong, utf8_surrogate (organization), backend. Secret. Constant time.
[[nodiscard]] Result<std::string> seal_export(const Enclave& enclave, const PublicKey<P256>& target,
                                              const bundle::OrganizationId& organization, Bytes plaintext);

/// seal_credential seals an API key to the user's key `target` and returns the unsigned bundle. Errors: random_unavailable, backend.
/// Secret. Constant time.
[[nodiscard]] Result<bundle::UnsignedBundle> seal_credential(const PublicKey<P256>& target, const PrivateKey<P256>& credential);

/// OtpSubmission is what a client sealed for a one-time password. Secret; move-only.
struct OtpSubmission {
    SecretText code;             ///< the one-time password; not empty
    PublicKey<P256> public_key;  ///< the public key that the client sent with it
};

/// TargetKey is the key pair of a published target. It opens one message: open and open_otp use it up, even if they fail. Secret;
/// move-only.
class TargetKey {
public:
    /// from_private_key returns the target key with this private key, for example one that was stored between two runs. Secret. Constant
    /// time.
    [[nodiscard]] static TargetKey from_private_key(PrivateKey<P256> key) {
        return TargetKey(KeyPair<P256>::from_private_key(std::move(key)));
    }

    /// open decrypts an import or a secret and returns the plaintext. Errors: aead_open, backend. Secret. Constant time.
    [[nodiscard]] Result<SecretBytes> open(const bundle::ClientMessage& message) &&;
    /// open_otp decrypts a one-time password and reads its JSON object `{"otp_code","public_key"}`; the public key is compressed. Errors:
    /// aead_open, backend, the json_ and utf8_ errors, text_empty, the hex_ errors, those of `PublicKey<P256>::parse`. Secret. Constant
    /// time except for the structure of the JSON text, its escapes and the public key.
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
    std::string bundle;  ///< the signed target message, in JSON
    TargetKey key;       ///< the key that opens the reply
};

/// publish_import_target, publish_secret_target and publish_otp_target generate a key pair and sign a message with its public key and the
/// owner. Without a user, the message of publish_secret_target contains an empty user, because some of the service's clients require the
/// field. An OTP target may have no organization. Errors: random_unavailable, utf8_invalid, utf8_overlong, utf8_surrogate (owner), backend,
/// data_too_long (owner). Secret. Constant time.
[[nodiscard]] Result<PublishedTarget> publish_import_target(const Enclave& enclave, const bundle::Owner& owner);
[[nodiscard]] Result<PublishedTarget> publish_secret_target(const Enclave& enclave, const bundle::OrganizationId& organization,
                                                            const std::optional<bundle::UserId>& user = std::nullopt);
[[nodiscard]] Result<PublishedTarget> publish_otp_target(const Enclave& enclave, const std::optional<bundle::OrganizationId>& organization);

/// open_compact opens an on-ramp secret or a pull secret. Errors: those of bundle::UnsignedBundle::parse, aead_open, backend. Secret.
/// Constant time.
[[nodiscard]] Result<SecretBytes> open_compact(const Enclave& enclave, std::string_view text);

/// open_envelope opens a qos::Envelope in hexadecimal, such as an OAuth 2.0 client secret. `hex`: digits in either case, without prefix.
/// Errors: data_too_long, hex_prefix_forbidden, hex_odd_length, hex_character, those of qos::Envelope::parse, aead_open, backend. Secret.
/// Constant time.
[[nodiscard]] Result<SecretBytes> open_envelope(const Enclave& enclave, std::string_view hex);

/// sign_session returns a session token. token::verify_session accepts it if the enclave's signing key is the notarizer. Errors:
/// text_empty, utf8_invalid, utf8_overlong, utf8_surrogate (what: the claim), time_too_fine (`expires` looks like milliseconds, not
/// seconds), random_unavailable, backend. Secret. Constant time.
[[nodiscard]] Result<std::string> sign_session(const Enclave& enclave, const token::Session& session);

/// sign_otp_token returns a verification token. token::verify_otp_token accepts it if the enclave's signing key is the signer. Errors:
/// those of sign_session, except time_too_fine. Secret. Constant time.
[[nodiscard]] Result<std::string> sign_otp_token(const Enclave& enclave, const token::OtpVerification& verification);

/// sign_webhook signs `body` and returns the headers. webhook::verify accepts them if the public key of `key` is published under the same
/// key id. Errors: header_missing (an id is empty), header_syntax (at: offset; an id has a character that is not visible ASCII, or a dot,
/// which would make the signed text ambiguous). Secret. Constant time.
[[nodiscard]] Result<webhook::Headers> sign_webhook(const PrivateKey<Ed25519>& key, const webhook::Delivery& webhook, Bytes body);

}  // namespace coffer::enclave
