// A private key together with its public half, computed once: for receivers, signers and stamps that use both.
#pragma once

#include <utility>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// KeyPair<C> is a secret. Holding one means that the public key belongs to the private key.
template <Curve C>
class KeyPair {
public:
    /// generate draws a key pair. Error: random_unavailable.
    [[nodiscard]] static Result<KeyPair> generate() {
        return PrivateKey<C>::generate().transform([](PrivateKey<C> key) { return of(std::move(key)); });
    }
    /// of computes the public half.
    [[nodiscard]] static KeyPair of(PrivateKey<C> key) {
        const PublicKey<C> half = key.public_key();
        return KeyPair(std::move(key), half);
    }
    /// of_matching also compares the public half with the one that came with the key. Error: key_pair_mismatch.
    [[nodiscard]] static Result<KeyPair> of_matching(PrivateKey<C> key, const PublicKey<C>& expected) {
        KeyPair pair = of(std::move(key));
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
