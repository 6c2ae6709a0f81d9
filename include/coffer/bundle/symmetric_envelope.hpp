// The symmetric envelope of quorum keys: AES-256-GCM under the key that all holders of one master seed share, in borsh.
#pragma once

#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::bundle {

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

}  // namespace coffer::bundle
