// Envelopes of qos_p256, in Borsh encoding. The asymmetric form uses ephemeral ECDH on P-256, HMAC-SHA-512 as key derivation, and
// AES-256-GCM.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::qos {

/// Envelope is one message that is encrypted to a P-256 key: nonce[12] || ephemeral key[65] || length (u32, little-endian) || ciphertext
/// with tag. Holding one means that the ephemeral key is a valid point and that the ciphertext contains at least a tag. Anyone who knows
/// the recipient's public key can create an envelope: the sender is not authenticated. Copyable.
class Envelope {
public:
    /// max_plaintext is the maximum length of a plaintext, in bytes.
    static constexpr std::size_t max_plaintext = 1024 * 1024;
    /// overhead is the number of bytes that the encoding adds to a plaintext.
    static constexpr std::size_t overhead = 12 + 65 + 4 + 16;

    /// parse reads the whole of `borsh`. Errors: borsh_syntax (at: offset; the data is too short, or the length field differs from the
    /// number of remaining bytes), ciphertext_too_short, data_too_long, the public_key_ errors.
    [[nodiscard]] static Result<Envelope> parse(Bytes borsh);
    /// seal encrypts `plaintext` to `recipient` with a fresh ephemeral key and a random nonce. `plaintext`: at most max_plaintext bytes.
    /// Errors: random_unavailable, data_too_long, backend. Secret. Constant time.
    [[nodiscard]] static Result<Envelope> seal(const PublicKey<P256>& recipient, Bytes plaintext);

    /// borsh returns the encoding that parse reads.
    [[nodiscard]] std::vector<u8> borsh() const;
    /// hex returns borsh() in lower-case hexadecimal, without prefix.
    [[nodiscard]] std::string hex() const;
    /// open decrypts the message with the recipient's key pair and returns the plaintext. Errors: aead_open (the key is wrong, or the
    /// envelope was tampered with), backend. Secret. Constant time.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const;

private:
    friend struct EnvelopeAccess;
    Envelope(const ByteArray<12>& nonce, const PublicKey<P256>& ephemeral_key, std::vector<u8> ciphertext) noexcept
        : nonce_(nonce), ephemeral_key_(ephemeral_key), ciphertext_(std::move(ciphertext)) {}
    ByteArray<12> nonce_;
    PublicKey<P256> ephemeral_key_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

/// SymmetricEnvelope is one message that is encrypted with an AES-256 key (AES-256-GCM): nonce[12] || length (u32, little-endian) ||
/// ciphertext with tag. Holding one means that the ciphertext contains at least a tag. Copyable.
class SymmetricEnvelope {
public:
    /// max_plaintext is the maximum length of a plaintext, in bytes.
    static constexpr std::size_t max_plaintext = 1024 * 1024;
    /// overhead is the number of bytes that the encoding adds to a plaintext.
    static constexpr std::size_t overhead = 12 + 4 + 16;

    /// parse reads the whole of `borsh`. Errors: borsh_syntax (at: offset; the data is too short, or the length field differs from the
    /// number of remaining bytes), ciphertext_too_short, data_too_long.
    [[nodiscard]] static Result<SymmetricEnvelope> parse(Bytes borsh);
    /// seal encrypts `plaintext` with `key` and a random nonce. `plaintext`: at most max_plaintext bytes. Seal at most 2^32 messages with
    /// one key, because the nonces are random (NIST SP 800-38D section 8.3). Errors: random_unavailable, data_too_long, backend. Secret.
    /// Constant time.
    [[nodiscard]] static Result<SymmetricEnvelope> seal(const SecretArray<32>& key, Bytes plaintext);

    /// borsh returns the encoding that parse reads.
    [[nodiscard]] std::vector<u8> borsh() const;
    /// open decrypts the message with `key` and returns the plaintext. Errors: aead_open (the key is wrong, or the envelope was tampered
    /// with), backend. Secret. Constant time.
    [[nodiscard]] Result<SecretBytes> open(const SecretArray<32>& key) const;

private:
    friend struct EnvelopeAccess;
    SymmetricEnvelope(const ByteArray<12>& nonce, std::vector<u8> ciphertext) noexcept
        : nonce_(nonce), ciphertext_(std::move(ciphertext)) {}
    ByteArray<12> nonce_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

}  // namespace coffer::qos
