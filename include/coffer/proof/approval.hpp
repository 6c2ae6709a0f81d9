// Approvals of a manifest by the members of its sets.
#pragma once

#include <span>

#include "coffer/core/result.hpp"
#include "coffer/proof/manifest.hpp"

namespace coffer::proof {

/// check_approvals checks every approval: it is by a member of the set (approval_not_by_member; public_key_length and the like where the
/// member's key is none), by another key than those before it, in both halves (approval_duplicate), and its signature by the member's
/// signing key over SHA-256 of the manifest's hash is right (signature_scalar_zero, signature_scalar_range, signature_invalid). Returns how
/// many there are. `at`: index.
[[nodiscard]] Result<std::size_t> check_approvals(const Manifest& manifest, const MemberSet& set, std::span<const Approval> approvals);

/// check_quorum: quorum_not_reached where fewer than the set's threshold approve, or the threshold is 0 and so nobody needs to.
[[nodiscard]] Status check_quorum(const MemberSet& set, std::size_t approvals, const char* what);

}  // namespace coffer::proof
