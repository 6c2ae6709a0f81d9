// The receiving end of sealed messages.
#pragma once

#include "coffer/hpke/key_pair.hpp"

namespace coffer::bundle {

/// Decryptor holds the key pair that messages are sealed to ("embedded key", "encryption key"). Its public half is computed once, so keep
/// one Decryptor for many bundles. Secret; move-only; may be used by several threads.
class Decryptor {
public:
    /// generate draws a fresh key pair. Error: random_unavailable.
    [[nodiscard]] static Result<Decryptor> generate();
    /// from_private takes the scalar.
    [[nodiscard]] static Decryptor from_private(PrivateKey<P256> key);
    /// from_key_material derives the key pair from 32 bytes or more (RFC 9180 DeriveKeyPair), as some other libraries do with what they
    /// call a private key; it is not an import of a scalar. Error: hpke_input_length.
    [[nodiscard]] static Result<Decryptor> from_key_material(Bytes ikm);

    [[nodiscard]] const PublicKey<P256>& public_key() const noexcept COFFER_LIFETIMEBOUND { return key_pair_.public_key(); }
    [[nodiscard]] const hpke::KeyPair<P256>& key_pair() const noexcept COFFER_LIFETIMEBOUND { return key_pair_; }

private:
    explicit Decryptor(hpke::KeyPair<P256> key_pair) noexcept : key_pair_(std::move(key_pair)) {}
    hpke::KeyPair<P256> key_pair_;
};

}  // namespace coffer::bundle
