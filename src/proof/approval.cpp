#include "coffer/proof/approval.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/proof/quorum_key.hpp"
#include "core/try.hpp"

namespace coffer::proof {
namespace {

Status check_signature(const Manifest& manifest, const Approval& approval) {
    COFFER_TRY(const DualPublicKey key, DualPublicKey::parse(approval.member.public_key));
    COFFER_TRY(const auto signature, EcdsaSignature<P256>::parse_raw(approval.signature));
    return verify_digest(key.signing, sha256(manifest.hash()), signature);
}

Status check_approval(const Manifest& manifest, const MemberSet& set, std::span<const Approval> earlier, const Approval& approval) {
    if (std::ranges::find(set.members, approval.member) == set.members.end()) return fail(Errc::approval_not_by_member);
    const auto same_key = [&](const Approval& other) { return other.member.public_key == approval.member.public_key; };
    if (std::ranges::any_of(earlier, same_key)) return fail(Errc::approval_duplicate);
    return check_signature(manifest, approval);
}

}  // namespace

Result<std::size_t> check_approvals(const Manifest& manifest, const MemberSet& set, std::span<const Approval> approvals) {
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        const Status checked = check_approval(manifest, set, approvals.first(i), approvals[i]);
        if (!checked) return fail(checked.error().code, i, "approval");
    }
    return approvals.size();
}

Status check_quorum(const MemberSet& set, std::size_t approvals, const char* what) {
    if (set.threshold == 0 || approvals < set.threshold) return fail(Errc::quorum_not_reached, what);
    return Ok{};
}

}  // namespace coffer::proof
