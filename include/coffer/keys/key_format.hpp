// Texts in which private keys travel (formats.md-style names are the service's).
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/secret.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer {

/// KeyFormat: a row of keys/formats.inc. Numbers are stable.
enum class KeyFormat : u16 {
    hexadecimal = 1,                        // 64 digits, any curve; an optional 0x is accepted on decode
    solana = 2,                             // base58 of seed32 || public32, Ed25519; the halves must match
    solana_json = 3,                        // JSON array of those 64 bytes
    bitcoin_mainnet_wif = 4,                // base58check 80 || key || 01: the public key is compressed
    bitcoin_testnet_wif = 5,                // base58check ef || key || 01
    sui_bech32 = 6,                         // bech32 "suiprivkey", flag || key: 00 Ed25519, 01 secp256k1, 02 P-256 (SIP-15)
    pkcs8 = 7,                              // PKCS#8 DER as hex (RFC 5958, RFC 5915, RFC 8410)
    jwk = 8,                                // RFC 7517/7518/8037/8812 JSON
    sec1 = 9,                               // RFC 5915 ECPrivateKey DER as hex
    stellar_seed = 10,                      // StrKey S... (SEP-23), Ed25519
    pkcs8_pem = 11,                         // PKCS#8 as PEM (RFC 7468, strict), with its last line break
    sec1_pem = 12,                          // ECPrivateKey as PEM, "EC PRIVATE KEY"
    bitcoin_mainnet_wif_uncompressed = 13,  // base58check 80 || key: the public key is uncompressed
    bitcoin_testnet_wif_uncompressed = 14,  // base58check ef || key
};

struct KeyFormatRow {
    KeyFormat id;
    std::string_view name;            // as the program takes it, e.g. "bitcoin-mainnet-wif"
    std::string_view service_name;    // e.g. "BITCOIN_MAINNET_WIF"; empty where the service has none
    std::span<const CurveId> curves;  // the curves that this format can carry, the usual one first
    bool names_curve;                 // the text itself says which of them it is
};

/// key_formats lists every row.
[[nodiscard]] std::span<const KeyFormatRow> key_formats() noexcept;
/// parse_key_format reads either name, in any case. Error: unknown_key_format.
[[nodiscard]] Result<KeyFormat> parse_key_format(std::string_view name) noexcept;

/// decode_private_key reads `text`, strictly, as a key of `curve`. Secret. Errors, never with a position: curve_mismatch (the format cannot
/// carry the curve, or the text names another), the text codes of the format, text_too_long, hrp_mismatch, key_format_version (version
/// byte, flag or compression of another kind of key; `what` names a chain that is known), wif_uncompressed, key_encrypted, pem_label,
/// key_encoding, unknown_curve and unsupported_algorithm (named inside the text),
/// private_key_length, private_key_zero, private_key_range, key_pair_mismatch.
[[nodiscard]] Result<AnyPrivateKey> decode_private_key(KeyFormat format, CurveId curve, const SecretText& text);
/// decode_private_key where the text or the format itself tells the curve. Errors also: unknown_curve (it does not: hexadecimal).
[[nodiscard]] Result<AnyPrivateKey> decode_private_key(KeyFormat format, const SecretText& text);
/// encode_private_key writes the one canonical text. Secret. Error: curve_mismatch.
[[nodiscard]] Result<SecretText> encode_private_key(KeyFormat format, const AnyPrivateKey& key);

}  // namespace coffer
