// One call from an opened wallet to its seed, and from a seed, an extended key or a node to an address.
#pragma once

#include <string>

#include "coffer/bundle/plaintext.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// derive_seed returns the 64-byte seed of the mnemonic and, if the wallet has one, the passphrase of an opened bundle (BIP-39, "From
/// mnemonic to seed"). `wallet`: its mnemonic may be in any of the ten languages. `unassigned`: as in Mnemonic::to_seed. Secret. Constant
/// time as Mnemonic::parse and Mnemonic::to_seed. Errors: those of Mnemonic::parse and Mnemonic::to_seed.
[[nodiscard]] Result<Seed> derive_seed(const bundle::WalletPlaintext& wallet, text::Unassigned unassigned = text::Unassigned::refuse);

/// derive_address returns one address on the default path of `format` and on the format's own curve. `root`: a seed, an extended key or a
/// node; the latter two are assumed to be on the default path, and the result is on their curve. `index`: the number in the slot {i} of the
/// path, or in {a} if it has no {i}; below 2^31. The root is secret, unless it is public; the result is public. Constant time as
/// AccountRange::at.
/// Errors: those of AccountRange::from_request and AccountRange::at.
/// To derive many addresses of one root, use an AccountRange.
[[nodiscard]] Result<std::string> derive_address(RootView root, AddressFormat format, u32 index = 0);

/// derive_address returns the address with `index` of a request: another path, account or curve, or options of the format. The root is
/// secret, unless it is public; the result is public. Constant time as AccountRange::at. Errors: those of AccountRange::from_request and
/// AccountRange::at.
[[nodiscard]] Result<std::string> derive_address(RootView root, const AccountRequest& request, u32 index = 0);

/// derive_address returns one address of the wallet in an opened bundle, below its derive_seed. Each call derives the seed (2048 rounds of
/// PBKDF2); for several addresses, keep the seed. `wallet` is secret; the result is public. Constant time as derive_seed and
/// AccountRange::at. Errors: those of derive_seed, AccountRange::from_request and AccountRange::at.
[[nodiscard]] Result<std::string> derive_address(const bundle::WalletPlaintext& wallet, AddressFormat format, u32 index = 0);

}  // namespace coffer::wallet
