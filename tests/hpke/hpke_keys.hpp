// Fixtures of the HPKE tests: keys from hexadecimal, and both sides of an exchange.
#pragma once

#include <gtest/gtest.h>

#include "coffer/hpke/oneshot.hpp"
#include "support/hex.hpp"

namespace coffer::testing {

inline constexpr hpke::Suite default_suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
inline constexpr hpke::Suite x25519_suite{hpke::Kem::dhkem_x25519_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::chacha20_poly1305};

template <hpke::KemCurve C>
[[nodiscard]] KeyPair<C> key_pair(Bytes scalar) {
    Result<PrivateKey<C>> key = PrivateKey<C>::parse(scalar);
    if (!key) throw std::runtime_error("private key refused");
    return KeyPair<C>::from_private_key(std::move(*key));
}

/// fixed_key_pair returns the key pair of a repeated byte.
template <hpke::KemCurve C>
[[nodiscard]] KeyPair<C> fixed_key_pair(u8 byte) {
    return key_pair<C>(std::vector<u8>(32, byte));
}

[[nodiscard]] inline ByteArray<65> encode(const PublicKey<P256>& key) {
    return key.uncompressed();
}
[[nodiscard]] inline ByteArray<32> encode(const PublicKey<X25519>& key) {
    return key.bytes();
}

/// value_of returns the value of a Result, or throws an exception that fails the test.
template <typename T>
[[nodiscard]] T value_of(Result<T> result) {
    if (!result) throw std::runtime_error("refused: " + std::string(error_name(result.error().code)));
    return std::move(*result);
}

/// Both sides of one exchange.
struct Channel {
    hpke::Sender sender;
    hpke::RecipientContext recipient;
};

template <hpke::KemCurve C>
[[nodiscard]] Channel channel(const hpke::Suite& suite, std::string_view info = "info") {
    const auto key = fixed_key_pair<C>(7);
    auto sender = value_of(hpke::setup_sender<C>(suite, key.public_key(), as_bytes(info)));
    auto recipient = value_of(hpke::setup_recipient<C>(suite, sender.encapsulated_key.bytes(), key, as_bytes(info)));
    return {std::move(sender), std::move(recipient)};
}

}  // namespace coffer::testing
