// Embedded-key override: an export bundle whose plaintext is itself a key that messages are sealed to.
#pragma once

#include "coffer/bundle/export.hpp"

namespace coffer::bundle {

/// VerifiedEmbeddedKey was signed by the trusted signer for the expected organization.
class VerifiedEmbeddedKey {
public:
    static constexpr Kind kind = Kind::embedded_key;
    using Expected = OrganizationId;

    /// open returns the key in the message, ready to open further messages; it replaces `decryptor`. Secret. Errors: aead_open,
    /// plaintext_kind (not 32 bytes), private_key_zero, private_key_range, backend.
    [[nodiscard]] Result<Decryptor> open(const Decryptor& decryptor) const;

private:
    friend class SignedBundle<VerifiedEmbeddedKey>;
    [[nodiscard]] static Result<VerifiedEmbeddedKey> read(Bytes signed_data, const Expected& expected);
    explicit VerifiedEmbeddedKey(SealedMessage message) noexcept : message_(std::move(message)) {}
    SealedMessage message_;
};

using SignedEmbeddedKey = SignedBundle<VerifiedEmbeddedKey>;

}  // namespace coffer::bundle
