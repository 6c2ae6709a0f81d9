// The root of a wallet: what all its accounts are derived from.
#pragma once

#include <variant>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/seed.hpp"

namespace coffer::wallet {

/// Root is a seed, or a node of a secp256k1 tree. Paths are relative to it. Secret unless it is public.
using Root = std::variant<Seed, ExtendedPrivateKeyText, ExtendedPublicKeyText>;

/// depth_of returns how deep in its tree the root is: 0 for a seed.
[[nodiscard]] u8 depth_of(const Root& root) noexcept;
/// version_of returns the version row of an extended key, nullptr for a seed.
[[nodiscard]] const ExtendedKeyVersion* version_of(const Root& root) noexcept;
/// is_public says whether no private key can be derived from the root.
[[nodiscard]] bool is_public(const Root& root) noexcept;

}  // namespace coffer::wallet
