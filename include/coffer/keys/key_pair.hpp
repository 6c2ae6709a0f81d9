// A private key and its public key.
#pragma once

#include <utility>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// `KeyPair<C>` holds a private key and its public key. The public key is computed once, so keep one KeyPair for many signatures, stamps or
/// bundles.
/// Secret; move-only. May be used by several threads at once. Using a moved-from private key ends the process (COFFER_INVARIANT).
template <Curve C>
class KeyPair {
public:
    /// generate returns a new random key pair.
    /// Errors: random_unavailable. Secret. Constant time as PrivateKey::generate.
    [[nodiscard]] static Result<KeyPair> generate() {
        return PrivateKey<C>::generate().transform([](PrivateKey<C> key) { return from_private_key(std::move(key)); });
    }
    /// from_private_key returns the pair of `key` and its public key. Constant time.
    [[nodiscard]] static KeyPair from_private_key(PrivateKey<C> key) {
        const PublicKey<C> half = key.public_key();
        return KeyPair(std::move(key), half);
    }
    /// from_halves returns the pair of `key` and its public key, which must equal `expected`.
    /// Errors: key_pair_mismatch. Secret. Constant time.
    [[nodiscard]] static Result<KeyPair> from_halves(PrivateKey<C> key, const PublicKey<C>& expected) {
        KeyPair pair = from_private_key(std::move(key));
        if (pair.public_ != expected) return fail(Errc::key_pair_mismatch);
        return pair;
    }

    /// private_key returns the private key, valid as long as this object. Secret.
    [[nodiscard]] const PrivateKey<C>& private_key() const noexcept COFFER_LIFETIMEBOUND { return private_; }
    /// public_key returns the public key, valid as long as this object.
    [[nodiscard]] const PublicKey<C>& public_key() const noexcept COFFER_LIFETIMEBOUND { return public_; }
    /// clone returns a copy.
    [[nodiscard]] KeyPair clone() const noexcept { return KeyPair(private_.clone(), public_); }
    bool operator==(const KeyPair&) const = delete;

private:
    KeyPair(PrivateKey<C> key, const PublicKey<C>& half) noexcept : private_(std::move(key)), public_(half) {}

    PrivateKey<C> private_;
    PublicKey<C> public_;
};

}  // namespace coffer
