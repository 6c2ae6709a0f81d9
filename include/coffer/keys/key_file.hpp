// Contents of key files as the service's command-line program writes them. These functions take and return texts; they do not access files.
//   NAME.private  64 hexadecimal digits (Ed25519: 128, seed || public key); for API keys, followed by ":" and the curve name
//   NAME.public   API keys: the compressed key or 32 bytes; encryption keys: the uncompressed key, 130 digits
//   NAME.meta     one line of JSON
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/secret.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer {

/// parse_private_key_file returns the key in the text of a .private file.
/// `text`: without line break. An Ed25519 key has 128 digits, whose halves must match, or the 64 digits of the seed.
/// `curve`: the expected curve, if known. If `curve` is absent and the text names no curve, the key is P-256, as in the service's program.
/// `prefix`: whether 0x is allowed or required before the digits. The service's program writes none.
/// Errors, without position: unknown_curve (`curve`, or the name in the text), curve_mismatch (the text names another curve than `curve`),
/// caller_misuse (`prefix`), hex_prefix_forbidden, hex_prefix, hex_odd_length, private_key_length, hex_character, private_key_zero,
/// private_key_range, key_pair_mismatch.
/// Secret. Constant time except for the prefix and the name of the curve.
[[nodiscard]] Result<AnyPrivateKey> parse_private_key_file(const SecretText& text, std::optional<CurveId> curve = std::nullopt,
                                                           hex::Prefix prefix = hex::Prefix::forbidden);

/// parse_public_key_file returns the key in the text of a .public file: hexadecimal digits of a SEC 1 point in either form, or of 32 bytes.
/// Errors: unknown_curve, public_key_length (more than 130 digits), hex_prefix_forbidden, hex_prefix, hex_odd_length, hex_character, those
/// of parse_public_key.
[[nodiscard]] Result<AnyPublicKey> parse_public_key_file(CurveId curve, std::string_view text);

/// api_key_private_file returns the content of an API key's .private file. The key is P-256, secp256k1 or Ed25519.
/// Errors: curve_mismatch (X25519).
/// Secret. Constant time.
[[nodiscard]] Result<SecretText> api_key_private_file(const AnyPrivateKey& key);
/// api_key_public_file returns the content of an API key's .public file. The key is P-256, secp256k1 or Ed25519.
/// Errors: curve_mismatch (X25519).
[[nodiscard]] Result<std::string> api_key_public_file(const AnyPublicKey& key);

/// encryption_key_private_file returns the content of an encryption key's .private file: 64 digits without curve name. Secret. Constant
/// time.
[[nodiscard]] SecretText encryption_key_private_file(const PrivateKey<P256>& key);
/// encryption_key_public_file returns the content of an encryption key's .public file: the 130 digits of the uncompressed key.
[[nodiscard]] std::string encryption_key_public_file(const PublicKey<P256>& key);

/// ApiKeyMetadata is the content of an API key's .meta file.
struct ApiKeyMetadata {
    std::string name;                        ///< the name that the user gave the key
    std::vector<std::string> organizations;  ///< ids of the organizations that use the key
    std::string public_key;                  ///< the public key, in hexadecimal
    std::string scheme;                      ///< "SIGNATURE_SCHEME_TK_API_..."; empty in files of older programs

    friend bool operator==(const ApiKeyMetadata&, const ApiKeyMetadata&) = default;
};

/// EncryptionKeyMetadata is the content of an encryption key's .meta file.
struct EncryptionKeyMetadata {
    std::string name;          ///< the name that the user gave the key
    std::string organization;  ///< id of the organization
    std::string user;          ///< id of the user
    std::string public_key;    ///< the public key, in hexadecimal

    friend bool operator==(const EncryptionKeyMetadata&, const EncryptionKeyMetadata&) = default;
};

/// print_metadata returns the metadata as one line of JSON that ends with LF. The strings are valid UTF-8 (COFFER_INVARIANT).
[[nodiscard]] std::string print_metadata(const ApiKeyMetadata& metadata);
[[nodiscard]] std::string print_metadata(const EncryptionKeyMetadata& metadata);

/// parse_api_key_metadata and parse_encryption_key_metadata return the content of a .meta file. The field `public_key` is required; all
/// other fields are optional, and unknown fields are ignored.
/// Errors: the json_ and utf8_ errors, with the offset if the text is not valid JSON.
[[nodiscard]] Result<ApiKeyMetadata> parse_api_key_metadata(std::string_view json);
[[nodiscard]] Result<EncryptionKeyMetadata> parse_encryption_key_metadata(std::string_view json);

}  // namespace coffer
