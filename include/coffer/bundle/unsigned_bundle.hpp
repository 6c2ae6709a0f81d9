// Compact messages: base58check(compressed encapsulated key || ciphertext), without a signature.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/bundle/decryptor.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::bundle {

/// max_compact_length bounds the text, since base58 costs the square of its length.
inline constexpr std::size_t max_compact_length = 1024;

/// UnsignedBundle is a compact message. Nobody signed it: whoever knows the receiver's public key can make one, so what it holds is
/// confidential, but its sender is unknown.
class UnsignedBundle {
public:
    /// parse reads base58check of 33 + 16 bytes or more. Errors: base58_too_long, base58_character (at), base58_checksum, base58_length,
    /// public_key_prefix, public_key_not_on_curve.
    [[nodiscard]] static Result<UnsignedBundle> parse(std::string_view text);
    /// seal encrypts to `recipient` with a fresh ephemeral key. Secret in. Errors: hpke_input_length (the text would be too long),
    /// random_unavailable, backend.
    [[nodiscard]] static Result<UnsignedBundle> seal(const PublicKey<P256>& recipient, Bytes plaintext);

    /// text returns the canonical text.
    [[nodiscard]] std::string text() const;
    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<SecretBytes> open(const Decryptor& decryptor) const;

    [[nodiscard]] const PublicKey<P256>& encapsulated_key() const noexcept COFFER_LIFETIMEBOUND { return encapsulated_key_; }
    [[nodiscard]] Bytes ciphertext() const noexcept COFFER_LIFETIMEBOUND { return ciphertext_; }

private:
    UnsignedBundle(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) noexcept
        : encapsulated_key_(encapsulated_key), ciphertext_(std::move(ciphertext)) {}
    PublicKey<P256> encapsulated_key_;
    std::vector<u8> ciphertext_;
};

}  // namespace coffer::bundle
