// Key pairs of an HPKE recipient or sender: the public half is kept, since every encapsulation binds it.
#pragma once

#include "coffer/hpke/suite.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::hpke {

/// KeyPair<C> is a private key with its public half, computed once. Secret; move-only.
template <KemCurve C>
class KeyPair {
public:
    /// generate draws a fresh key. Error: random_unavailable.
    [[nodiscard]] static Result<KeyPair> generate();
    /// derive is DeriveKeyPair (RFC 9180 section 7.1.3) of `ikm`, 32 to max_input_length bytes of key material; this is not an import of a
    /// scalar. Secret. Error: hpke_input_length.
    [[nodiscard]] static Result<KeyPair> derive(Bytes ikm);
    /// from_private computes the public half (constant time).
    [[nodiscard]] static KeyPair from_private(PrivateKey<C> key);

    [[nodiscard]] const PrivateKey<C>& private_key() const noexcept COFFER_LIFETIMEBOUND { return private_key_; }
    [[nodiscard]] const PublicKey<C>& public_key() const noexcept COFFER_LIFETIMEBOUND { return public_key_; }
    [[nodiscard]] KeyPair clone() const noexcept { return KeyPair(private_key_.clone(), public_key_); }

private:
    KeyPair(PrivateKey<C> private_key, const PublicKey<C>& public_key) noexcept
        : private_key_(std::move(private_key)), public_key_(public_key) {}

    PrivateKey<C> private_key_;
    PublicKey<C> public_key_;
};

extern template class KeyPair<P256>;
extern template class KeyPair<X25519>;

}  // namespace coffer::hpke
