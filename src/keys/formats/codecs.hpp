// One decoder and one encoder per key text format, called through the rows of formats.inc: the row has the key's curve.
#pragma once

#include <optional>

#include "coffer/keys/private_key.hpp"

namespace coffer::keys {

/// A decoder gets the curve asked for, or none where the text is to tell it.
using Decoder = Result<AnyPrivateKey>(std::optional<CurveId> curve, Bytes text);
using Encoder = SecretText(const AnyPrivateKey& key);

Decoder decode_hexadecimal, decode_solana, decode_solana_json, decode_sui, decode_pkcs8, decode_jwk, decode_sec1, decode_stellar,
    decode_pkcs8_pem, decode_sec1_pem;
Encoder encode_hexadecimal, encode_solana, encode_solana_json, encode_sui, encode_pkcs8, encode_jwk, encode_sec1, encode_stellar,
    encode_pkcs8_pem, encode_sec1_pem;

/// Wallet import format by network, mainnet or the test networks; `long`: for uncompressed public keys.
Decoder decode_main_wif, decode_test_wif, decode_main_wif_long, decode_test_wif_long;
Encoder encode_main_wif, encode_test_wif, encode_main_wif_long, encode_test_wif_long;

/// read_pkcs8 and write_pkcs8 are PKCS#8 as DER. Secret. Errors of read_pkcs8, with positions: those of asn1::read_ec_private_key and
/// asn1::read_algorithm, curve_mismatch.
[[nodiscard]] Result<AnyPrivateKey> read_pkcs8(std::optional<CurveId> curve, Bytes der);
[[nodiscard]] SecretBytes write_pkcs8(const AnyPrivateKey& key);

/// parse_ed25519_pair reads seed32 || public32 and compares the public half with the key's own. Secret. Error: key_pair_mismatch.
[[nodiscard]] Result<AnyPrivateKey> parse_ed25519_pair(Bytes pair);

/// The labels of keys in PEM texts (RFC 7468).
inline constexpr std::string_view pem_pkcs8 = "PRIVATE KEY";
inline constexpr std::string_view pem_sec1 = "EC PRIVATE KEY";
inline constexpr std::string_view pem_public = "PUBLIC KEY";

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

}  // namespace coffer::keys
