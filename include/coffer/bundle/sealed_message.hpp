// One message of the service's HPKE channel, before any wire form: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode, info
// "turnkey_hpke", associated data encapsulated key || recipient's key (both uncompressed).
#pragma once

#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::bundle {

/// SealedMessage is an encapsulated key on the curve, and a ciphertext of at least a tag. Whoever knows the recipient's key can make one:
/// it says nothing about its sender.
class SealedMessage {
public:
    /// seal encrypts with a fresh ephemeral key. Secret in. Errors: random_unavailable, backend, hpke_input_length.
    [[nodiscard]] static Result<SealedMessage> seal(const PublicKey<P256>& recipient, Bytes plaintext);
    /// from_parts takes what a wire form holds. Error: ciphertext_too_short.
    [[nodiscard]] static Result<SealedMessage> from_parts(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext);

    /// open decrypts. Secret out. Errors: aead_open (another key, or damaged), backend.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const;

    [[nodiscard]] const PublicKey<P256>& encapsulated_key() const noexcept COFFER_LIFETIMEBOUND { return encapsulated_key_; }
    [[nodiscard]] Bytes ciphertext() const noexcept COFFER_LIFETIMEBOUND { return *ciphertext_; }

private:
    friend struct MessageAccess;
    SealedMessage(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) noexcept
        : encapsulated_key_(encapsulated_key), ciphertext_(std::move(ciphertext)) {}
    PublicKey<P256> encapsulated_key_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

}  // namespace coffer::bundle
