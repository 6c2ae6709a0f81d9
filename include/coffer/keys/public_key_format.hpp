// Text formats of public keys.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/keys/public_key.hpp"

namespace coffer {

/// PublicKeyFormat names a text format of public keys. The numbers never change. Hexadecimal digits are accepted in both cases and written
/// in lower case.
enum class PublicKeyFormat : u16 {
    compressed = 1,    ///< compressed SEC 1 point, 66 digits; for Ed25519 and X25519 the 32 bytes, 64 digits
    uncompressed = 2,  ///< uncompressed SEC 1 point, 130 digits
    coordinates = 3,   ///< x || y, 128 digits
    x_only = 4,        ///< x coordinate of the point with even y (BIP-340), 64 digits
    spki = 5,          ///< SubjectPublicKeyInfo DER (RFC 5280, RFC 5480, RFC 8410) in digits
    spki_pem = 6,      ///< the same as PEM with the label "PUBLIC KEY" (RFC 7468)
    jwk = 7,           ///< JSON Web Key (RFC 7517, RFC 7518, RFC 8037, RFC 8812)
};

/// PublicKeyFormatRow describes a format.
struct PublicKeyFormatRow {
    PublicKeyFormat id;
    std::string_view name;
    std::span<const CurveId> curves;  ///< the curves that the format can encode
    bool names_curve;                 ///< true if the format or the text itself determines the curve
};

/// public_key_formats returns every format, in the order of the numbers.
[[nodiscard]] std::span<const PublicKeyFormatRow> public_key_formats() noexcept;
/// parse_public_key_format returns the format with the given name, in any letter case.
/// Errors: unknown_key_format.
[[nodiscard]] Result<PublicKeyFormat> parse_public_key_format(std::string_view name) noexcept;

/// decode_public_key returns the key of `curve` that `text` encodes. Only the exact format is accepted.
/// Errors:
/// - unknown_key_format; curve_mismatch (the format cannot encode `curve`); text_too_long (over 4096 bytes).
/// - Those of the format's encoding: the hex_, base64_, json_, utf8_ and der_ errors, foreign_member (a private JWK).
/// - key_encoding, unsupported_algorithm, unknown_curve.
/// - Those of parse_public_key and `PublicKey<P256>::parse_uncompressed`; curve_mismatch (the text names another curve).
///
/// Positions of der_ errors count in the decoded DER value, and those of base64_ errors in the base64 text without line breaks. All others
/// are offsets in `text`.
[[nodiscard]] Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, CurveId curve, std::string_view text);
/// decode_public_key returns the key that `text` encodes, of the curve that the format or the text determines.
/// Errors: those of the overload with `curve`; unknown_curve also for a format that does not determine the curve.
[[nodiscard]] Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, std::string_view text);
/// encode_public_key returns the canonical text of `key`.
/// Errors: unknown_key_format, curve_mismatch (the format cannot encode the curve of `key`).
[[nodiscard]] Result<std::string> encode_public_key(PublicKeyFormat format, const AnyPublicKey& key);

/// parse_spki returns the key of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). Its point may be compressed.
/// Errors: the der_ errors (with the offset in `der`), unsupported_algorithm, unknown_curve, key_encoding, those of parse_public_key.
[[nodiscard]] Result<AnyPublicKey> parse_spki(Bytes der);
/// encode_spki returns the SubjectPublicKeyInfo of `key` with an uncompressed point: 91 bytes (P-256), 88 (secp256k1) or 44 (Ed25519,
/// X25519).
[[nodiscard]] std::vector<u8> encode_spki(const AnyPublicKey& key);

}  // namespace coffer
