// Compact messages: Base58Check of compressed encapsulated key || ciphertext, without a signature.
#pragma once

#include <string>
#include <string_view>

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// max_compact_length is the maximum length of the text, in characters. It is limited because decoding base58 takes quadratic time.
inline constexpr std::size_t max_compact_length = 46'080;

/// UnsignedBundle is a SealedMessage in compact form. It is confidential, but its sender is not authenticated. Copyable.
class UnsignedBundle {
public:
    /// max_plaintext is the maximum length of a plaintext, in bytes: that of ClientMessage. It keeps the text within max_compact_length.
    static constexpr std::size_t max_plaintext = 32 * 1024 - 128;

    /// parse reads a text of at most max_compact_length characters. Errors: base58_too_long, base58_character (at: offset), base58_length,
    /// base58_checksum, those of `PublicKey<P256>::parse`.
    [[nodiscard]] static Result<UnsignedBundle> parse(std::string_view text);
    /// seal encrypts `plaintext` to `recipient`. `plaintext`: at most max_plaintext bytes. Errors: data_too_long, random_unavailable,
    /// backend. Secret. Constant time.
    [[nodiscard]] static Result<UnsignedBundle> seal(const PublicKey<P256>& recipient, Bytes plaintext);

    /// text returns the canonical text, which parse reads.
    [[nodiscard]] std::string text() const;
    /// open decrypts the message with the recipient's key pair and returns the plaintext. Errors: aead_open, backend. Secret. Constant
    /// time.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const { return message_.open(encryption_key); }

    /// This constructor takes any sealed message; the text of a message with more than max_plaintext bytes of plaintext may be too long for
    /// parse.
    explicit UnsignedBundle(SealedMessage message) noexcept : message_(std::move(message)) {}
    /// message returns the sealed message.
    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    SealedMessage message_;
};

}  // namespace coffer::bundle
