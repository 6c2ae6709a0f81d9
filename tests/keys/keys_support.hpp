// Helpers for the tests of keys/.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/keys/key_format.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"
#include "support/hex.hpp"

namespace coffer::testing {

/// code_of returns the code of the error, or nothing if there is a value.
template <typename T>
[[nodiscard]] std::optional<Errc> code_of(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error().code;
}

/// name_of returns the name of the error, or "ok".
template <typename T>
[[nodiscard]] std::string name_of(const Result<T>& result) {
    return result ? "ok" : std::string(error_name(result.error().code));
}

template <Curve C>
[[nodiscard]] PrivateKey<C> private_key(Bytes bytes) {
    auto key = PrivateKey<C>::parse(bytes);
    if (!key) throw std::runtime_error("private key refused: " + name_of(key));
    return *std::move(key);
}
template <Curve C>
[[nodiscard]] PrivateKey<C> private_key(std::string_view hex) {
    return private_key<C>(from_hex(hex));
}
template <Curve C>
[[nodiscard]] PublicKey<C> public_key(Bytes bytes) {
    const auto key = PublicKey<C>::parse(bytes);
    if (!key) throw std::runtime_error("public key refused: " + name_of(key));
    return *key;
}

[[nodiscard]] inline SecretText secret_text(std::string_view text) {
    return *SecretText::parse(as_bytes(text));
}
[[nodiscard]] inline std::string shown(const SecretText& text) {
    return std::string(as_text(text.reveal()));
}
[[nodiscard]] inline std::string scalar_hex(const AnyPrivateKey& key) {
    return std::visit([](const auto& k) { return to_hex(k.reveal()); }, key);
}

/// The group order n of each of the two Weierstrass curves.
inline constexpr std::string_view order_secp256k1 = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
inline constexpr std::string_view order_p256 = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

template <WeierstrassCurve C>
[[nodiscard]] std::string_view order() {
    return std::is_same_v<C, Secp256k1> ? order_secp256k1 : order_p256;
}

/// plus returns the sum of a small number and a big-endian one.
[[nodiscard]] inline std::vector<u8> plus(std::vector<u8> value, int summand) {
    for (std::size_t i = value.size(); i-- > 0 && summand != 0;) {
        const int digit = value[i] + summand;
        value[i] = static_cast<u8>(digit & 0xff);
        summand = digit >> 8;
    }
    return value;
}

}  // namespace coffer::testing
