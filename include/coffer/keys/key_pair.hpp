// A private key and its public key.
#pragma once

#include <utility>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// KeyPair<C> holds a private key and the public key that belongs to it, computed once: keep one KeyPair for many signatures, stamps or
/// bundles. Secret; move-only; may be read by several threads.
template <Curve C>
class KeyPair {
public:
    /// generate returns a new key pair. Error: random_unavailable.
    [[nodiscard]] static Result<KeyPair> generate() {
        return PrivateKey<C>::generate().transform([](PrivateKey<C> key) { return from_private_key(std::move(key)); });
    }
    /// from_private_key computes the public key (constant time).
    [[nodiscard]] static KeyPair from_private_key(PrivateKey<C> key) {
        const PublicKey<C> half = key.public_key();
        return KeyPair(std::move(key), half);
    }
    /// from_halves computes the public key and compares it with `expected`. Error: key_pair_mismatch.
    [[nodiscard]] static Result<KeyPair> from_halves(PrivateKey<C> key, const PublicKey<C>& expected) {
        KeyPair pair = from_private_key(std::move(key));
        if (pair.public_ != expected) return fail(Errc::key_pair_mismatch);
        return pair;
    }

    [[nodiscard]] const PrivateKey<C>& private_key() const noexcept COFFER_LIFETIMEBOUND { return private_; }
    [[nodiscard]] const PublicKey<C>& public_key() const noexcept COFFER_LIFETIMEBOUND { return public_; }
    [[nodiscard]] KeyPair clone() const noexcept { return KeyPair(private_.clone(), public_); }
    bool operator==(const KeyPair&) const = delete;

private:
    KeyPair(PrivateKey<C> key, const PublicKey<C>& half) noexcept : private_(std::move(key)), public_(half) {}

    PrivateKey<C> private_;
    PublicKey<C> public_;
};

}  // namespace coffer
