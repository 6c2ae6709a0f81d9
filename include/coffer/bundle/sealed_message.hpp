// One message of the service's HPKE channel (RFC 9180), without a wire format: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base
// mode, info "turnkey_hpke". The associated data is the encapsulated key || the recipient's key, both uncompressed.
#pragma once

#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::bundle {

/// SealedMessage is an encapsulated key and a ciphertext. Holding one means that the key is a valid point and that the ciphertext contains
/// at least a tag. Anyone who knows the recipient's public key can create a message: the sender is not authenticated. Copyable; reading the
/// ciphertext of a moved-from message ends the process.
class SealedMessage {
public:
    /// seal encrypts `plaintext` to `recipient` with a fresh ephemeral key. `plaintext`: at most hpke::max_message_length bytes. Errors:
    /// random_unavailable, hpke_input_length, backend. Secret. Constant time.
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext);
    /// from_parts returns the message with these parts, which a wire format contains. Error: ciphertext_too_short.
    [[nodiscard]] static Result<SealedMessage> from_parts(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext);

    /// open decrypts the message with the recipient's key pair and returns the plaintext. Errors: aead_open (the key is wrong, or the
    /// message was tampered with), backend. Secret. Constant time.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const;

    /// encapsulated_key returns the encapsulated key.
    [[nodiscard]] const PublicKey<P256>& encapsulated_key() const noexcept COFFER_LIFETIMEBOUND { return encapsulated_key_; }
    /// ciphertext returns the ciphertext with its tag.
    [[nodiscard]] Bytes ciphertext() const noexcept COFFER_LIFETIMEBOUND { return *ciphertext_; }

private:
    friend struct MessageAccess;
    SealedMessage(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) noexcept
        : encapsulated_key_(encapsulated_key), ciphertext_(std::move(ciphertext)) {}
    PublicKey<P256> encapsulated_key_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

}  // namespace coffer::bundle
