// The front door: from an opened wallet to its seed, and from a seed, an extended key or a node to an address.
#pragma once

#include <string>

#include "coffer/bundle/plaintext.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// derive_seed returns the 64-byte seed of a wallet out of an opened bundle: of its phrase and of its passphrase, where it has one, which
/// cannot be forgotten on this way (BIP-39, "From mnemonic to seed").
/// Arguments: `wallet`, whose phrase is read in whatever language fits; `unassigned`, as in Mnemonic::to_seed.
/// Secrets: in and out. Time and memory access depend on the lengths, and beyond ASCII on the characters, as at Mnemonic.
/// Errors: those of Mnemonic::parse, with the index of the word; passphrase_too_long, text_unassigned, caller_misuse (without position,
/// what: "passphrase" for text_unassigned).
[[nodiscard]] Result<Seed> derive_seed(const bundle::WalletPlaintext& wallet, text::Unassigned unassigned = text::Unassigned::refuse);

/// derive_address returns the address with number `index` on the default path of a format, on the format's own curve.
/// Arguments: `root`, a seed, an extended key or a node; an extended key or a node is taken to stand on the default path at its depth, and
/// its own curve is used. `format`. `index`, below 2^31: the number for the path's slot {i}, or {a} where there is no {i}.
/// Secrets: in, unless the root is public. None out.
/// Errors: those of AccountRange::from_request and AccountRange::at; for instance curve_mismatch (the root's curve is none of the
/// format's), network_mismatch, hardened_from_public, path_depth, path_slot_missing (the root is below the slot, and `index` is not 0).
/// Standards: those of AccountRange::from_request.
/// For many addresses of one root an AccountRange is faster: it prepares once what they share.
[[nodiscard]] Result<std::string> derive_address(RootView root, AddressFormat format, u32 index = 0);

/// derive_address returns the address with number `index` of a request, as AccountRange::from_request and AccountRange::at give it: with
/// another path, account, curve, or options of the format. Secrets, errors and standards as there.
[[nodiscard]] Result<std::string> derive_address(RootView root, const AccountRequest& request, u32 index = 0);

/// derive_address of a wallet out of an opened bundle: of its derive_seed. Each call computes the seed (2048 rounds of PBKDF2); for several
/// addresses the caller keeps it.
/// Secrets: in. None out. Errors: those of derive_seed and of derive_address.
[[nodiscard]] Result<std::string> derive_address(const bundle::WalletPlaintext& wallet, AddressFormat format, u32 index = 0);

}  // namespace coffer::wallet
