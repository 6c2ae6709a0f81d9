// The envelope of quorum keys (qos_p256): ephemeral ECDH on P-256, HMAC-SHA-512 as key derivation, AES-256-GCM, in borsh.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::qos {

/// Envelope is one sealed message: nonce[12] || ephemeral key[65] || u32le length || ciphertext with tag. Nobody signed it.
class Envelope {
public:
    static constexpr std::size_t max_plaintext = 1024 * 1024;
    /// What the form adds to a plaintext.
    static constexpr std::size_t overhead = 12 + 65 + 4 + 16;

    /// parse reads the whole of `borsh`. Errors: borsh_syntax (at: too short, or a length that is not the rest's), ciphertext_too_short,
    /// data_too_long, the public_key_ codes.
    [[nodiscard]] static Result<Envelope> parse(Bytes borsh);
    /// seal encrypts at most max_plaintext bytes with a fresh ephemeral key and nonce. Secret in. Errors: data_too_long,
    /// random_unavailable, backend.
    [[nodiscard]] static Result<Envelope> seal(const PublicKey<P256>& recipient, Bytes plaintext);

    [[nodiscard]] std::vector<u8> borsh() const;
    /// hex returns borsh() in lower-case hexadecimal.
    [[nodiscard]] std::string hex() const;
    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<SecretBytes> open(const KeyPair<P256>& encryption_key) const;

private:
    friend struct EnvelopeAccess;
    Envelope(const ByteArray<12>& nonce, const PublicKey<P256>& ephemeral_key, std::vector<u8> ciphertext) noexcept
        : nonce_(nonce), ephemeral_key_(ephemeral_key), ciphertext_(std::move(ciphertext)) {}
    ByteArray<12> nonce_;
    PublicKey<P256> ephemeral_key_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

/// SymmetricEnvelope is nonce[12] || u32le length || ciphertext with tag.
class SymmetricEnvelope {
public:
    static constexpr std::size_t max_plaintext = 1024 * 1024;
    static constexpr std::size_t overhead = 12 + 4 + 16;

    /// parse reads the whole of `borsh`. Errors: borsh_syntax (at), ciphertext_too_short, data_too_long.
    [[nodiscard]] static Result<SymmetricEnvelope> parse(Bytes borsh);
    /// seal encrypts at most max_plaintext bytes with a random nonce: not for more than 2^32 messages under one key. Secret in. Errors:
    /// data_too_long, random_unavailable, backend.
    [[nodiscard]] static Result<SymmetricEnvelope> seal(const SecretArray<32>& key, Bytes plaintext);

    [[nodiscard]] std::vector<u8> borsh() const;
    /// open decrypts. Secret out. Errors: aead_open, backend.
    [[nodiscard]] Result<SecretBytes> open(const SecretArray<32>& key) const;

private:
    friend struct EnvelopeAccess;
    SymmetricEnvelope(const ByteArray<12>& nonce, std::vector<u8> ciphertext) noexcept
        : nonce_(nonce), ciphertext_(std::move(ciphertext)) {}
    ByteArray<12> nonce_;
    MoveChecked<std::vector<u8>> ciphertext_;
};

}  // namespace coffer::qos
