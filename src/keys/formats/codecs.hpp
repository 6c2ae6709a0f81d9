// One decoder and one encoder for each private key format. They are called through the rows of formats.inc, which list the curves.
#pragma once

#include <optional>

#include "coffer/keys/private_key.hpp"

namespace coffer::keys {

/// A decoder gets the requested curve, or none if the text determines the curve.
using Decoder = Result<AnyPrivateKey>(std::optional<CurveId> curve, Bytes text);
using Encoder = SecretText(const AnyPrivateKey& key);

Decoder decode_hexadecimal, decode_solana, decode_solana_json, decode_sui, decode_pkcs8, decode_jwk, decode_sec1, decode_stellar,
    decode_pkcs8_pem, decode_sec1_pem;
Encoder encode_hexadecimal, encode_solana, encode_solana_json, encode_sui, encode_pkcs8, encode_jwk, encode_sec1, encode_stellar,
    encode_pkcs8_pem, encode_sec1_pem;

/// Wallet import format for mainnet and the test networks. `long` means the form for uncompressed public keys.
Decoder decode_main_wif, decode_test_wif, decode_main_wif_long, decode_test_wif_long;
Encoder encode_main_wif, encode_test_wif, encode_main_wif_long, encode_test_wif_long;

/// read_pkcs8 returns the key of a PKCS#8 DER value, and write_pkcs8 returns the DER value of a key. Secret.
/// Errors of read_pkcs8, with positions: those of asn1::read_algorithm and asn1::read_ec_private_key, curve_mismatch.
[[nodiscard]] Result<AnyPrivateKey> read_pkcs8(std::optional<CurveId> curve, Bytes der);
[[nodiscard]] SecretBytes write_pkcs8(const AnyPrivateKey& key);

/// parse_ed25519_pair returns the key of seed || public key, 64 bytes (COFFER_INVARIANT). Secret.
/// Errors: key_pair_mismatch.
[[nodiscard]] Result<AnyPrivateKey> parse_ed25519_pair(Bytes pair);

/// The labels of keys in PEM texts (RFC 7468).
inline constexpr std::string_view pem_pkcs8 = "PRIVATE KEY";
inline constexpr std::string_view pem_sec1 = "EC PRIVATE KEY";
inline constexpr std::string_view pem_public = "PUBLIC KEY";

/// scalar_of reveals the 32 bytes of a key of any curve.
[[nodiscard]] inline FixedBytes<32> scalar_of(const AnyPrivateKey& key COFFER_LIFETIMEBOUND) noexcept {
    return std::visit([](const auto& k) { return k.reveal(); }, key);
}

/// key_of returns the key inside `key`, which is of the curve C (COFFER_INVARIANT).
template <Curve C>
[[nodiscard]] const PrivateKey<C>& key_of(const AnyPrivateKey& key COFFER_LIFETIMEBOUND) noexcept {
    const auto* held = std::get_if<PrivateKey<C>>(&key);
    COFFER_INVARIANT(held != nullptr);
    return *held;
}

/// text_of returns the text of bytes that an encoder wrote, which are valid UTF-8.
[[nodiscard]] inline SecretText text_of(SecretBytes utf8) {
    return *SecretText::parse(std::move(utf8));
}

/// hidden drops the position of an error, because the position of a fault in a secret is secret too.
[[nodiscard]] inline Unexpected hidden(const Error& error) noexcept {
    return fail(error.code, error.what);
}

}  // namespace coffer::keys
