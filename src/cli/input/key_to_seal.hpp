// A private key that is to be sealed, as the text of a format.
#pragma once

#include "cli/command.hpp"
#include "coffer/keys/key_format.hpp"

namespace coffer::cli {

inline constexpr std::string_view sealed_formats = "mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32";

/// What a private key may be written in before it is sealed: what is sealed is the key itself.
inline constexpr std::string_view import_formats =
    "mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32 pkcs8 sec1 jwk solana-json stellar-seed";

/// sealed_format returns the format of private keys that `name` gives, one of those in which the service shows them. Error:
/// unknown_key_format.
[[nodiscard]] Result<KeyFormat> sealed_format(std::string_view name);
/// import_format returns any format of private keys. Error: unknown_key_format.
[[nodiscard]] Result<KeyFormat> import_format(std::string_view name);

/// read_private_key reads --plaintext-input in `format`, with --curve where the text may be of any. Errors: those of reading, and of
/// coffer::read_private_key; wif_uncompressed; private_key_zero on every curve.
[[nodiscard]] Result<AnyPrivateKey> read_private_key(Context& context, KeyFormat format);

}  // namespace coffer::cli
