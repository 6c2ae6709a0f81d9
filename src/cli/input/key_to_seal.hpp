// The private key that a command seals: the formats that the user may choose, and reading it.
#pragma once

#include "cli/command.hpp"
#include "coffer/keys/key_format.hpp"

namespace coffer::cli {

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

}  // namespace coffer::cli
