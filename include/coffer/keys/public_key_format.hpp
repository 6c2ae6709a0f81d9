// Texts in which public keys travel.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/keys/public_key.hpp"

namespace coffer {

/// PublicKeyFormat: numbers are stable. Hexadecimal digits are read in either case and written in lower case.
enum class PublicKeyFormat : u16 {
    compressed = 1,    // SEC 1 compressed, 66 digits; or the 32 bytes of Ed25519 / X25519, 64 digits
    uncompressed = 2,  // SEC 1 uncompressed, 130 digits
    coordinates = 3,   // x || y, 128 digits
    x_only = 4,        // BIP-340, 64 digits; the point with even y
    spki = 5,          // SubjectPublicKeyInfo (RFC 5280, RFC 5480, RFC 8410) DER as hex, uncompressed point
    spki_pem = 6,      // the same between "-----BEGIN PUBLIC KEY-----" and its end (RFC 7468)
    jwk = 7,           // RFC 7517/7518/8037/8812 JSON
};

struct PublicKeyFormatRow {
    PublicKeyFormat id;
    std::string_view name;
    std::span<const CurveId> curves;  // the curves that this format can carry
    bool names_curve;                 // the text itself says which of them it is
};

/// public_key_formats lists every row.
[[nodiscard]] std::span<const PublicKeyFormatRow> public_key_formats() noexcept;
/// parse_public_key_format reads a name, in any case. Error: unknown_key_format.
[[nodiscard]] Result<PublicKeyFormat> parse_public_key_format(std::string_view name) noexcept;

/// decode_public_key reads `text`, strictly, as a key of `curve`. Errors: curve_mismatch, the text codes of the format, text_too_long,
/// key_encoding, unknown_curve and unsupported_algorithm (named inside the text), foreign_member (a private JWK), and the codes of
/// PublicKey::parse. A position is given where the fault is in the text itself.
[[nodiscard]] Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, CurveId curve, std::string_view text);
/// decode_public_key where the text tells the curve. Errors also: unknown_curve (it does not).
[[nodiscard]] Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, std::string_view text);
/// encode_public_key writes the one canonical text. Error: curve_mismatch.
[[nodiscard]] Result<std::string> encode_public_key(PublicKeyFormat format, const AnyPublicKey& key);

/// parse_spki reads a SubjectPublicKeyInfo; its point may be compressed. Errors as decode_public_key, with the offset in `der`.
[[nodiscard]] Result<AnyPublicKey> parse_spki(Bytes der);
/// encode_spki writes a SubjectPublicKeyInfo with an uncompressed point: 91 (P-256), 88 (secp256k1) or 44 bytes.
[[nodiscard]] std::vector<u8> encode_spki(const AnyPublicKey& key);

}  // namespace coffer
