// The paths on which addresses of a format are searched for, the most likely ones first.
#pragma once

#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// Reach is the relation of a path to a format.
enum class Reach : u8 {
    own,      ///< the format's default path and its profiles
    change,   ///< the same paths on the change chain (BIP-44)
    related,  ///< paths of other formats on the same curve: other purposes, other coin types, and their change chains
};
inline constexpr Reach reaches[] = {Reach::own, Reach::change, Reach::related};

/// known_paths returns the paths of one reach for a format and a curve, relative to a root at `depth`. It omits paths of an earlier reach.
[[nodiscard]] std::vector<PathChoice> known_paths(const address::FormatRow& row, CurveId curve, u8 depth, Reach reach);

}  // namespace coffer::wallet
