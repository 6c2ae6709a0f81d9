// Where the addresses of a format are looked for, the nearest paths first.
#pragma once

#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// Reach says how far from its format a path lies.
enum class Reach : u8 {
    own,      ///< the format's default path and its profiles
    change,   ///< these, on the chain of change (BIP-44)
    related,  ///< paths of other formats on the same curve: other purposes, other coin types, and their change
};
inline constexpr Reach reaches[] = {Reach::own, Reach::change, Reach::related};

/// known_paths lists the paths of one reach for a format and a curve, relative to a root at `depth`; none that a nearer reach has.
[[nodiscard]] std::vector<PathChoice> known_paths(const address::FormatRow& row, CurveId curve, u8 depth, Reach reach);

}  // namespace coffer::wallet
