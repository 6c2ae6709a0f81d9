// Keys as people have them: PEM of either sort, DER, base64, hexadecimal digits, and every format of key_format.hpp, told apart by what
// they look like. Only what cannot be mistaken is taken without a name.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// PrivateKeyReading says what is known about a key before it is read.
struct PrivateKeyReading {
    /// format is the format of the text; without it, the text must tell. pkcs8 and sec1 stand for the DER value in any spelling: as bytes,
    /// PEM, base64 or hexadecimal digits.
    std::optional<KeyFormat> format{};
    /// curve is the one curve that will do.
    std::optional<CurveId> curve{};
    /// bare_curve is the curve of hexadecimal digits that name none, where `curve` does not say it.
    CurveId bare_curve = CurveId::p256;
    hex::Prefix hex_prefix = hex::Prefix::optional;
};

/// PrivateKeyFile is a secret: a key, and what its file said about it.
struct PrivateKeyFile {
    AnyPrivateKey key;
    KeyFormat format;        ///< pkcs8 and sec1 for DER in every spelling
    bool compressed = true;  ///< false: a WIF whose addresses are those of the uncompressed public key
};

/// read_private_key reads the whole content of a file: text of which one trailing line break is no part, or a DER value. Without a format
/// it takes what is unmistakable:
///   - PEM (RFC 7468, tolerant): "PRIVATE KEY", "EC PRIVATE KEY" with or without "EC PARAMETERS" before it; other blocks that hold no
///     private key (certificates, say) are passed over;
///   - a DER value of PKCS#8 or SEC 1, as bytes, in base64 (line breaks allowed) or in hexadecimal digits;
///   - hexadecimal key files (key_file.hpp), JWK, Solana's two forms, WIF, Sui, Stellar.
/// Secret. Errors, never with a position: unknown_key_format, unknown_curve; those of decode_private_key and parse_private_key_file;
/// key_text_syntax (none of these), key_encrypted (by its label, header or structure), key_count (two private keys), pem_syntax, pem_label
/// (another kind of key, or of block; `what` names it), unsupported_algorithm, text_too_long, and the UTF-8 codes.
[[nodiscard]] Result<PrivateKeyFile> read_private_key(Bytes content, const PrivateKeyReading& reading = {});

/// PointForm is the form in which a public key of SEC 1 was written; `none` where its text is not the serialised key itself.
enum class PointForm : u8 { none, compressed, uncompressed };

/// PublicKeyText is a public key, and how it was written.
struct PublicKeyText {
    AnyPublicKey key;
    PointForm form;
};

/// read_public_key reads a public key of `curve`: hexadecimal digits (SEC 1 of either form, or 32 bytes), with or without 0x;
/// SubjectPublicKeyInfo as PEM (tolerant), base64 or hexadecimal digits; JWK. Errors: curve_mismatch (the text names another curve),
/// pem_syntax, pem_label (a private key, say), key_count, and those of decode_public_key.
[[nodiscard]] Result<PublicKeyText> read_public_key(std::string_view text, CurveId curve);

}  // namespace coffer
