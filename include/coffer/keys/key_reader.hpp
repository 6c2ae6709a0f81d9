// Reading keys whose format is not known: PEM, DER, base64, hexadecimal digits, and every format of key_format.hpp. A format is
// auto-detected only if no other format could be meant.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// PrivateKeyOptions states what is known about a key before it is read.
struct PrivateKeyOptions {
    /// format is the format of the text. If absent, it is auto-detected. pkcs8 and sec1 stand for the DER value in any encoding: bytes,
    /// PEM, base64 or hexadecimal digits. bitcoin_mainnet_wif and bitcoin_testnet_wif stand for both forms of the public key.
    std::optional<KeyFormat> format{};
    /// curve is the curve that the key must have. If absent, any curve is accepted.
    std::optional<CurveId> curve{};
    /// bare_curve is the curve of hexadecimal digits without curve name, if `curve` is absent.
    CurveId bare_curve = CurveId::p256;
    /// hex_prefix says whether 0x is allowed or required before hexadecimal digits.
    hex::Prefix hex_prefix = hex::Prefix::optional;
};

/// PrivateKeyText holds a private key and what its text said about it. Secret; move-only.
struct PrivateKeyText {
    AnyPrivateKey key;       ///< the private key
    KeyFormat format;        ///< pkcs8 or sec1 for every encoding of a DER value
    bool compressed = true;  ///< false for a WIF whose addresses use the uncompressed public key
};

/// read_private_key returns the key in the content of a file: a text, or a DER value. One line break at the end of a text (LF or CRLF) is
/// ignored.
/// Without `options.format`, the following is auto-detected:
/// - PEM (RFC 7468, tolerant) with the label "PRIVATE KEY" or "EC PRIVATE KEY", the latter with or without a block "EC PARAMETERS" before
///   it. Blocks without a private key, such as certificates, are ignored.
/// - A DER value of PKCS#8 or SEC 1: as bytes, in base64 (line breaks allowed) or in hexadecimal digits.
/// - Hexadecimal key files (key_file.hpp), JWK, both Solana formats, WIF, Sui and Stellar.
///
/// Errors, without position:
/// - unknown_key_format, unknown_curve, caller_misuse (`options.hex_prefix`), text_too_long (over 65536 bytes), the utf8_ errors.
/// - Without `options.format`: text_empty, key_text_syntax (none of the formats above).
/// - pem_syntax, key_count (two private keys), key_encrypted (shown by label, header or structure), pem_label (another kind of key or
///   block, which `what` names), unsupported_algorithm.
/// - Those of decode_private_key and parse_private_key_file.
///
/// Secret. Constant time except for the format and the structure of the text.
[[nodiscard]] Result<PrivateKeyText> read_private_key(Bytes content, const PrivateKeyOptions& options = {});

/// PointForm is the form in which a SEC 1 point was encoded. It is `none` for the other curves, and for texts that contain more than the
/// point (SubjectPublicKeyInfo, JWK).
enum class PointForm : u8 { none, compressed, uncompressed };

/// PublicKeyText holds a public key and the form in which it was encoded.
struct PublicKeyText {
    AnyPublicKey key;  ///< the public key
    PointForm form;    ///< the form of the SEC 1 point
};

/// read_public_key returns the public key of `curve` in a text: hexadecimal digits of a SEC 1 point in either form, or of 32 bytes, with or
/// without 0x; SubjectPublicKeyInfo as PEM (tolerant), base64 or hexadecimal digits; or JWK.
/// Errors: unknown_curve, text_too_long (over 16384 bytes), pem_syntax, pem_label (a private key, or no public key), key_count (two public
/// keys), those of decode_public_key, curve_mismatch (the text names another curve).
[[nodiscard]] Result<PublicKeyText> read_public_key(std::string_view text, CurveId curve);

}  // namespace coffer
