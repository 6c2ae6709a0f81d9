// Keys that a command reads: from files, as the text of a key to seal, and to sign with.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/input/derivation_source.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::cli {

/// read_key_file returns the private key in the file that `option` names. Secret. Errors: those of Input::whole_file, and those of
/// coffer::read_private_key with the name `what`.
[[nodiscard]] Result<PrivateKeyText> read_key_file(Context& context, const char* option, const char* what,
                                                   const PrivateKeyOptions& reading = {});

/// key_of returns the key of a file that was read for the curve C.
template <Curve C>
[[nodiscard]] PrivateKey<C> key_of(PrivateKeyText file) {
    return std::move(std::get<PrivateKey<C>>(file.key));
}

/// quorum_key_bytes returns the bytes of a quorum key or of one of its halves. `text`: hexadecimal digits, with or without 0x, or a P-256
/// key in another format that read_public_key accepts. Errors: those of hex::decode. The bytes are not checked further.
[[nodiscard]] Result<std::vector<u8>> quorum_key_bytes(std::string_view text);

/// sealed_formats are the formats in which the service shows a sealed plaintext.
inline constexpr std::string_view sealed_formats = "mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32";

/// import_formats are the formats from which a plaintext can be read. There are more than in sealed_formats, because the bytes of the key
/// are sealed, not its text.
inline constexpr std::string_view import_formats =
    "mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32 pkcs8 sec1 jwk solana-json stellar-seed";

/// sealed_format returns the key format with this name, if the service shows private keys in it. Error: unknown_key_format.
[[nodiscard]] Result<KeyFormat> sealed_format(std::string_view name);
/// import_format returns the key format with this name. Error: unknown_key_format.
[[nodiscard]] Result<KeyFormat> import_format(std::string_view name);

/// read_private_key returns the private key in the file that --plaintext-input names, in `format`. --curve names the curve if the format
/// does not. Secret. Errors: unknown_curve, those of read_key_file, wif_uncompressed, private_key_zero (on every curve).
[[nodiscard]] Result<AnyPrivateKey> read_private_key(Context& context, KeyFormat format);

inline constexpr auto tree_key_options =
    join(source_options, std::to_array<Option>({
                             Option{"path", ValueKind::text, "PATH", "derivation path of the signing key (not with a key file)"},
                         }));

/// read_signing_key returns the key that --key-file or --key-name names, or the key at --path of a source. `curve`: the curve that the
/// signature requires. Without `curve`, --curve names the curve; its default is secp256k1 for a source, and for a file the curve that the
/// file states. Secret.
///
/// Errors with a key file: usage_source (a source was given too), usage_conflict, and those of read_api_key. Errors with a source:
/// usage_conflict, usage_missing_option (--path), the path_ codes, unknown_curve, those of read_source, extended_key_public,
/// curve_mismatch, and those of deriving.
[[nodiscard]] Result<AnyPrivateKey> read_signing_key(Context& context, std::optional<CurveId> curve = std::nullopt);

}  // namespace coffer::cli
