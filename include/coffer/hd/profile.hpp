// Path profiles: the derivation paths that other wallets use.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/hd/path.hpp"

namespace coffer {

/// ProfileRow is a row of the table of wallet profiles: the path of one wallet for one address format.
struct ProfileRow {
    std::string_view profile;        ///< name of the profile, "ledger-live"
    std::string_view format;         ///< name of the address format in coffer, "ethereum"
    std::string_view path_template;  ///< text of a PathTemplate, "m/44'/60'/{a}'/0/0"
    NonHardenedPolicy policy;        ///< harden if the path has non-hardened components and the curve has only hardened derivation
    std::string_view source;         ///< address of the document that states the path
};

/// profiles returns all rows. The rows of one profile are adjacent.
[[nodiscard]] std::span<const ProfileRow> profiles() noexcept;

/// find_profile returns the row of a profile for an address format. Both names are those of coffer, in lower case with hyphens. A profile
/// has at most one row for a format; a wallet that uses several paths for one format has several profiles. Errors: unknown_profile,
/// format_mismatch (the profile has no row for the format).
[[nodiscard]] Result<const ProfileRow*> find_profile(std::string_view profile, std::string_view format) noexcept;

}  // namespace coffer
