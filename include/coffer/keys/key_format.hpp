// Text formats of private keys. The names of some formats are the service's; docs/formats.md lists them.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/secret.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer {

/// KeyFormat names a text format of private keys. The numbers never change. "Hexadecimal" means lower-case digits; both cases are accepted.
enum class KeyFormat : u16 {
    hexadecimal = 1,                        ///< 64 hexadecimal digits, any curve; an optional 0x is accepted when decoding
    solana = 2,                             ///< base58 of seed || public key, 64 bytes, Ed25519; the halves must match
    solana_json = 3,                        ///< JSON array of the same 64 bytes
    bitcoin_mainnet_wif = 4,                ///< Base58Check of 80 || key || 01; addresses use the compressed public key
    bitcoin_testnet_wif = 5,                ///< Base58Check of ef || key || 01; the same for the test networks
    sui_bech32 = 6,                         ///< bech32 "suiprivkey", flag || key: 00 Ed25519, 01 secp256k1, 02 P-256 (SIP-15)
    pkcs8 = 7,                              ///< hexadecimal PKCS#8 DER (RFC 5958, RFC 5915, RFC 8410)
    jwk = 8,                                ///< JSON Web Key (RFC 7517, RFC 7518, RFC 8037, RFC 8812)
    sec1 = 9,                               ///< hexadecimal ECPrivateKey DER (RFC 5915)
    stellar_seed = 10,                      ///< StrKey S... (SEP-23), Ed25519
    pkcs8_pem = 11,                         ///< PKCS#8 as PEM (RFC 7468, strict), with its last line break
    sec1_pem = 12,                          ///< ECPrivateKey as PEM with the label "EC PRIVATE KEY", with its last line break
    bitcoin_mainnet_wif_uncompressed = 13,  ///< Base58Check of 80 || key; addresses use the uncompressed public key
    bitcoin_testnet_wif_uncompressed = 14,  ///< Base58Check of ef || key; the same for the test networks
};

/// KeyFormatRow describes a format.
struct KeyFormatRow {
    KeyFormat id;
    std::string_view name;            ///< coffer's name, e.g. "bitcoin-mainnet-wif"
    std::string_view service_name;    ///< the service's name, e.g. "BITCOIN_MAINNET_WIF"; empty if the service has none
    std::span<const CurveId> curves;  ///< the curves that the format can encode, the usual one first
    bool names_curve;                 ///< true if the format or the text itself determines the curve
};

/// key_formats returns every format, in the order of the numbers.
[[nodiscard]] std::span<const KeyFormatRow> key_formats() noexcept;
/// parse_key_format returns the format with the given name: coffer's or the service's, in any letter case.
/// Errors: unknown_key_format.
[[nodiscard]] Result<KeyFormat> parse_key_format(std::string_view name) noexcept;

/// decode_private_key returns the key of `curve` that `text` encodes. Only the exact format is accepted.
/// Errors, without position:
/// - unknown_key_format; curve_mismatch (the format cannot encode `curve`); text_too_long (over 4096 bytes).
/// - Those of the format's encoding: the hex_, base32_, base58_, base64_, bech32_, json_, utf8_, der_ and pem_ errors, hrp_mismatch,
///   crc_checksum, key_encrypted.
/// - key_format_version (the version byte or flag is that of another kind of key, which `what` names if it is known), wif_uncompressed.
/// - key_encoding, unsupported_algorithm, unknown_curve, curve_mismatch (the text names another curve).
/// - private_key_length, public_key_length (JWK), private_key_zero, private_key_range, key_pair_mismatch.
///
/// Secret. Constant time except for the structure of the text, which the format determines.
[[nodiscard]] Result<AnyPrivateKey> decode_private_key(KeyFormat format, CurveId curve, const SecretText& text);
/// decode_private_key returns the key that `text` encodes, of the curve that the format or the text determines.
/// Errors: those of the overload with `curve`; unknown_curve also for a format that does not determine the curve (hexadecimal).
/// Secret. Constant time except for the structure of the text, which the format determines.
[[nodiscard]] Result<AnyPrivateKey> decode_private_key(KeyFormat format, const SecretText& text);
/// encode_private_key returns the canonical text of `key`.
/// Errors: unknown_key_format, curve_mismatch (the format cannot encode the curve of `key`).
/// Secret. Constant time.
[[nodiscard]] Result<SecretText> encode_private_key(KeyFormat format, const AnyPrivateKey& key);

}  // namespace coffer
