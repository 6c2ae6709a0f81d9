// Keys of the user (the encryption key that opens sealed messages, and API keys), and the trusted keys of enclaves. Keys may be in files,
// or in the directories of the service's own command line.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/trust_anchors.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::cli {

inline constexpr auto encryption_key_options = std::to_array<Option>({
    Option{"encryption-key-file", ValueKind::file, "FILE", "P-256 private key: hex, PEM, DER or JWK"},
    Option{"encryption-key-name", ValueKind::text, "NAME", "name of a key in --dir, instead of --encryption-key-file"},
    Option{"dir", ValueKind::folder, "DIR", "key directory (default: ~/.config/turnkey/encryption-keys)", false, "encryption-keys-folder"},
});

inline constexpr auto api_key_options = std::to_array<Option>({
    Option{"key-file", ValueKind::file, "FILE", "private key: PEM, DER, JWK, hex, hex:curve, ..."},
    Option{"curve",
           ValueKind::text,
           "CURVE",
           "key curve (default: of the key file; hex: p256; seed: secp256k1)",
           false,
           {},
           "p256 secp256k1 ed25519"},
    Option{"key-name", ValueKind::text, "NAME", "name of an API key in --dir, instead of --key-file"},
    Option{"dir", ValueKind::folder, "DIR", "key directory (default: ~/.config/turnkey/keys)", false, "keys-folder"},
});

inline constexpr Option signer_option{"signer-quorum-key", ValueKind::text, "HEX",
                                      "trusted signer key, 65 or 130 bytes (default: production key)"};
inline constexpr Option organization_option{"organization", ValueKind::text, "ID", "expected organization ID", true};

/// read_encryption_key returns the key that --encryption-key-file or --encryption-key-name names. Secret. Errors: usage_conflict,
/// usage_missing_option, and those of reading the key.
[[nodiscard]] Result<KeyPair<P256>> read_encryption_key(Context& context);

/// ApiKey is a private key and, for a key from --dir, the public key that is stored beside it.
struct ApiKey {
    AnyPrivateKey private_key;
    std::optional<AnyPublicKey> recorded;
};

/// read_api_key returns the key that --key-file or --key-name names. The key is on `curve`; without `curve`, on the curve that --curve
/// names or the file states. Secret. Errors: unknown_curve, usage_conflict, usage_missing_option, and those of reading the keys.
[[nodiscard]] Result<ApiKey> read_api_key(Context& context, std::optional<CurveId> curve = std::nullopt);

/// read_anchors returns the production trust anchors, with the one of `role` replaced by the key in `option`. If the option is not given, a
/// notice names the production key. Errors: usage_value, those of quorum_key_bytes and bundle::parse_quorum_key.
[[nodiscard]] Result<bundle::TrustAnchors> read_anchors(Context& context, bundle::SignerRole role = bundle::SignerRole::signer,
                                                        const char* option = "signer-quorum-key");

/// option_p256_key returns the P-256 key in `option`. Errors: usage_missing_option, usage_value, those of read_public_key.
[[nodiscard]] Result<PublicKey<P256>> option_p256_key(const Arguments& arguments, const char* option);

/// read_organization returns the value of --organization. Errors: usage_missing_option, usage_value, those of OrganizationId::parse.
[[nodiscard]] Result<bundle::OrganizationId> read_organization(const Arguments& arguments);

/// key_folder returns the value of --dir, or the path of `below` in ~/.config/turnkey. Errors: usage_value, no_home_directory.
[[nodiscard]] Result<std::string> key_folder(const Arguments& arguments, std::string_view below);

/// check_key_name checks that `name` can be the name of a key's files: 1 to 200 bytes, no slash, no control character, no dot at the start.
/// Error: usage_value.
[[nodiscard]] Status check_key_name(std::string_view name, const char* what);

}  // namespace coffer::cli
