#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

constexpr ByteArray<32> digest = {9, 8, 7, 6, 5, 4, 3, 2, 1};

// A key of another party, which is not observed.
template <typename C>
PublicKey<C> peer() {
    SecretArray<32> scalar;
    fill(scalar.reveal_mut(), 99);
    return PrivateKey<C>::from_secret(std::move(scalar))->public_key();
}

template <typename C>
void public_key(Observer& observer) {
    const auto key = key_from<C>(observer, 20);
    const auto point = key.public_key();
    observer.open(object_bytes(point));
}

template <typename C>
void tweak(Observer& observer) {
    const auto key = key_from<C>(observer, 21);
    const auto offset = secret_bytes<32>(observer, 22);
    const auto child = value(observer, key.add_tweak(offset.reveal()));
    observer.secret(child.reveal());
}

template <typename C>
void diffie_hellman(Observer& observer) {
    const auto key = key_from<C>(observer, 23);
    const auto shared = value(observer, shared_secret(key, peer<C>()));
    observer.secret(shared.reveal());
}

void secp256k1_sign(Observer& observer) {
    const auto key = key_from<Secp256k1>(observer, 24);
    const auto made = value(observer, sign_digest(key, digest));
    observer.open(made.signature.raw());
}

void schnorr_sign(Observer& observer) {
    const auto key = key_from<Secp256k1>(observer, 25);
    const auto made = value(observer, sign_schnorr(key, digest));
    observer.open(made);
}

void taproot(Observer& observer) {
    const auto key = key_from<Secp256k1>(observer, 26);
    const auto tweaked = value(observer, taproot_private_key(key));
    observer.secret(tweaked.reveal());
}

template <Nonce nonce>
void p256_sign(Observer& observer) {
    const auto key = key_from<P256>(observer, 27);
    const auto made = value(observer, sign_digest(key, digest, nonce));
    observer.open(made.raw());
}

void ed25519_sign(Observer& observer) {
    const auto key = key_from<Ed25519>(observer, 28);
    const auto message = secret_bytes<50>(observer, 29);
    const auto made = sign_ed25519(key, message.reveal());
    observer.open(made);
}

constexpr Flow flows[] = {
    {"secp256k1-public", public_key<Secp256k1>},
    {"secp256k1-tweak", tweak<Secp256k1>},
    {"secp256k1-ecdh", diffie_hellman<Secp256k1>},
    {"secp256k1-ecdsa", secp256k1_sign},
    {"secp256k1-schnorr", schnorr_sign},
    {"secp256k1-taproot", taproot},
    {"p256-public", public_key<P256>},
    {"p256-tweak", tweak<P256>},
    {"p256-ecdh", diffie_hellman<P256>},
    {"p256-ecdsa-hedged", p256_sign<Nonce::hedged>},
    {"p256-ecdsa-deterministic", p256_sign<Nonce::deterministic>},
    {"ed25519-public", public_key<Ed25519>},
    {"ed25519-sign", ed25519_sign},
    {"x25519-public", public_key<X25519>},
    {"x25519-ecdh", diffie_hellman<X25519>},
};

}  // namespace

std::span<const Flow> curve_flows() {
    return flows;
}

}  // namespace coffer::testing
