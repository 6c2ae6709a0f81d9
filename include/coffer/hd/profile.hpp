// Wallet profiles: where other programs look for their accounts.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/hd/path.hpp"

namespace coffer {

/// ProfileRow is a row of hd/profiles.inc: the paths of one wallet for one address format.
struct ProfileRow {
    std::string_view profile;        // "ledger-live"
    std::string_view format;         // coffer's name of the address format, "ethereum"
    std::string_view path_template;  // "m/44'/60'/{a}'/0/0"
    SoftIndexPolicy policy;          // harden where the row holds non-hardened components on a curve without them
    std::string_view source;         // where the wallet documents it
};

/// profiles lists every row, those of one profile together.
[[nodiscard]] std::span<const ProfileRow> profiles() noexcept;

/// find_profile returns the row of a profile and a format; both names are coffer's, lower case with hyphens. A wallet may have several
/// rows for one format under several profile names, never under one. Errors: unknown_profile (no such profile), format_mismatch (the
/// profile has no row for this format).
[[nodiscard]] Result<const ProfileRow*> find_profile(std::string_view profile, std::string_view format) noexcept;

}  // namespace coffer
