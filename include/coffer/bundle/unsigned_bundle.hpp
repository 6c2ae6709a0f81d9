// Compact messages: base58check(compressed encapsulated key || ciphertext), without a signature.
#pragma once

#include <string>
#include <string_view>

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// max_compact_length bounds the text, since base58 costs the square of its length.
inline constexpr std::size_t max_compact_length = 46'080;

/// UnsignedBundle is a SealedMessage in compact form. Nobody signed it: what it holds is confidential, but its sender is unknown.
class UnsignedBundle {
public:
    /// max_plaintext is that of ClientMessage, and keeps the text within max_compact_length.
    static constexpr std::size_t max_plaintext = 32 * 1024 - 128;

    /// parse reads a text of at most max_compact_length characters. Errors: base58_too_long, base58_character (at), base58_checksum,
    /// base58_length, public_key_prefix, public_key_hybrid, public_key_not_on_curve.
    [[nodiscard]] static Result<UnsignedBundle> parse(std::string_view text);
    /// seal encrypts at most max_plaintext bytes to `recipient`. Secret in. Errors: data_too_long, random_unavailable, backend.
    [[nodiscard]] static Result<UnsignedBundle> seal(const PublicKey<P256>& recipient, Bytes plaintext);

    /// text returns the canonical text.
    [[nodiscard]] std::string text() const;
    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const { return message_.open(encryption_key); }

    explicit UnsignedBundle(SealedMessage message) noexcept : message_(std::move(message)) {}
    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    SealedMessage message_;
};

}  // namespace coffer::bundle
