#include "coffer/hd/profile.hpp"

#include <array>

#include "hd/path_syntax.hpp"

namespace coffer {
namespace {

constexpr auto rows = std::to_array<ProfileRow>({
#define COFFER_PROFILE(profile, format, path_template, policy, source) {profile, format, path_template, NonHardenedPolicy::policy, source},
#include "hd/profiles.inc"
#undef COFFER_PROFILE
});

constexpr bool templates_valid() {
    for (const ProfileRow& row : rows) {
        if (row.profile.empty() || row.format.empty() || row.source.substr(0, 8) != "https://" || !hd::template_valid(row.path_template)) {
            return false;
        }
    }
    return true;
}
static_assert(templates_valid());

/// The rows of one profile are adjacent, and no profile has two rows for one format.
constexpr bool rows_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (rows[j].profile != rows[i].profile) continue;
            if (rows[j].format == rows[i].format || rows[i - 1].profile != rows[i].profile) return false;
        }
    }
    return true;
}
static_assert(rows_in_order());

}  // namespace

std::span<const ProfileRow> profiles() noexcept {
    return rows;
}

Result<const ProfileRow*> find_profile(std::string_view profile, std::string_view format) noexcept {
    bool profile_known = false;
    for (const ProfileRow& row : rows) {
        if (row.profile != profile) continue;
        profile_known = true;
        if (row.format == format) return &row;
    }
    return fail(profile_known ? Errc::format_mismatch : Errc::unknown_profile, "profile");
}

}  // namespace coffer
