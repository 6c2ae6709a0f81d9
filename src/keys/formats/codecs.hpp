// One decoder and one encoder per key text format, called through the rows of formats.inc: the row has the key's curve.
#pragma once

#include <optional>

#include "coffer/keys/private_key.hpp"

namespace coffer::keys {

/// A decoder gets the curve asked for, or none where the text is to tell it.
using Decoder = Result<AnyPrivateKey>(std::optional<CurveId> curve, Bytes text);
using Encoder = SecretText(const AnyPrivateKey& key);

Decoder decode_hexadecimal, decode_solana, decode_solana_json, decode_sui, decode_pkcs8, decode_jwk, decode_sec1, decode_stellar;
Encoder encode_hexadecimal, encode_solana, encode_solana_json, encode_sui, encode_pkcs8, encode_jwk, encode_sec1, encode_stellar;

/// Wallet import format by version byte: 80 for mainnet, ef for the test networks.
template <u8 Version>
Result<AnyPrivateKey> decode_wif(std::optional<CurveId> curve, Bytes text);
template <u8 Version>
SecretText encode_wif(const AnyPrivateKey& key);

/// scalar_of reveals the 32 bytes of a key of any curve.
[[nodiscard]] inline FixedBytes<32> scalar_of(const AnyPrivateKey& key COFFER_LIFETIMEBOUND) noexcept {
    return std::visit([](const auto& k) { return k.reveal(); }, key);
}

/// key_of returns the key of a format that has one curve only.
template <Curve C>
[[nodiscard]] const PrivateKey<C>& key_of(const AnyPrivateKey& key COFFER_LIFETIMEBOUND) noexcept {
    const auto* held = std::get_if<PrivateKey<C>>(&key);
    COFFER_INVARIANT(held != nullptr);
    return *held;
}

/// text_of takes over bytes that an encoder wrote.
[[nodiscard]] inline SecretText text_of(SecretBytes utf8) {
    return *SecretText::parse(std::move(utf8));
}

/// hidden drops the position: where in a secret a fault lies is a secret too.
[[nodiscard]] inline Error hidden(const Error& error) noexcept {
    return fail(error.code, error.what);
}

/// as_curve passes the key on if it is of the curve asked for. Error: curve_mismatch.
[[nodiscard]] inline Result<AnyPrivateKey> as_curve(std::optional<CurveId> asked, Result<AnyPrivateKey> key) {
    if (key && asked && curve_of(*key) != *asked) return fail(Errc::curve_mismatch);
    return key;
}

}  // namespace coffer::keys
