// Key files as the service's command line writes them: texts only, where they lie is the program's business.
//   NAME.private  64 hexadecimal digits (Ed25519: 128, seed || public) and, for API keys, ":" and the curve
//   NAME.public   API keys: compressed key or 32 bytes; encryption keys: 130 digits
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

/// parse_private_key_file reads the text of a .private file, without line break. `curve` is what the caller knows, or none; without it and
/// without suffix a key is P-256, as the service's program has it. Ed25519 is taken as 128 digits, whose halves must match, or as the
/// 64 of the seed. `prefix` says whether 0x may or must stand before the digits; the service's program writes none. Secret. Errors, without
/// position: hex_character, hex_odd_length, hex_prefix, hex_prefix_forbidden, unknown_curve (suffix), curve_mismatch (suffix against
/// `curve`), private_key_length, private_key_zero, private_key_range, key_pair_mismatch.
[[nodiscard]] Result<AnyPrivateKey> parse_private_key_file(const SecretText& text, std::optional<CurveId> curve = std::nullopt,
                                                           hex::Prefix prefix = hex::Prefix::forbidden);

/// parse_public_key_file reads the text of a .public file: SEC 1 of either form, or 32 bytes. Errors: the hexadecimal codes and those of
/// PublicKey::parse.
[[nodiscard]] Result<AnyPublicKey> parse_public_key_file(CurveId curve, std::string_view text);

/// The files of an API key: P-256, secp256k1 or Ed25519. Errors: curve_mismatch.
[[nodiscard]] Result<SecretText> api_key_private_file(const AnyPrivateKey& key);
[[nodiscard]] Result<std::string> api_key_public_file(const AnyPublicKey& key);

/// The files of an encryption key (P-256): 64 digits without suffix, and the uncompressed public key.
[[nodiscard]] SecretText encryption_key_private_file(const PrivateKey<P256>& key);
[[nodiscard]] std::string encryption_key_public_file(const PublicKey<P256>& key);

/// ApiKeyMetadata is the content of an API key's .meta file.
struct ApiKeyMetadata {
    std::string name;
    std::vector<std::string> organizations;
    std::string public_key;
    std::string scheme;  // "SIGNATURE_SCHEME_TK_API_..."; empty in files of older programs

    friend bool operator==(const ApiKeyMetadata&, const ApiKeyMetadata&) = default;
};

/// EncryptionKeyMetadata is the content of an encryption key's .meta file.
struct EncryptionKeyMetadata {
    std::string name;
    std::string organization;
    std::string user;
    std::string public_key;

    friend bool operator==(const EncryptionKeyMetadata&, const EncryptionKeyMetadata&) = default;
};

/// Metadata as JSON and one LF. The strings are valid UTF-8 (COFFER_INVARIANT).
[[nodiscard]] std::string print_metadata(const ApiKeyMetadata& metadata);
[[nodiscard]] std::string print_metadata(const EncryptionKeyMetadata& metadata);

/// parse_*_metadata: other members are passed over. Errors: the JSON codes.
[[nodiscard]] Result<ApiKeyMetadata> parse_api_key_metadata(std::string_view json);
[[nodiscard]] Result<EncryptionKeyMetadata> parse_encryption_key_metadata(std::string_view json);

}  // namespace coffer
