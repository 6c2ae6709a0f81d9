// Approvals of a manifest by the members of its sets.

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/qos/manifest.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "core/try.hpp"

namespace coffer::qos {
namespace {

// Two keys with a common half belong to one person, who must not be counted twice.
Result<DualPublicKey> check_approver(const MemberSet& set, std::span<const DualPublicKey> earlier, const Member& member) {
    if (std::ranges::find(set.members, member) == set.members.end()) return fail(Errc::approval_not_by_member);
    COFFER_TRY(const DualPublicKey key, DualPublicKey::parse(member.public_key));
    const auto same_person = [&](const DualPublicKey& other) { return other.shares_half(key); };
    if (std::ranges::any_of(earlier, same_person)) return fail(Errc::approval_duplicate);
    return key;
}

Status check_signature(const Manifest& manifest, const DualPublicKey& key, const Approval& approval) {
    COFFER_TRY(const auto signature, EcdsaSignature<P256>::parse_raw(approval.signature));
    return verify_digest(key.signing, sha256(manifest.hash()), signature);
}

}  // namespace

Result<std::size_t> check_approvals(const Manifest& manifest, const MemberSet& set, std::span<const Approval> approvals) {
    std::vector<DualPublicKey> approvers;
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        const auto key = check_approver(set, approvers, approvals[i].member);
        if (!key) return fail(key.error().code, i, "approval");
        const Status checked = check_signature(manifest, *key, approvals[i]);
        if (!checked) return fail(checked.error().code, i, "approval");
        approvers.push_back(*key);
    }
    return approvals.size();
}

Status check_quorum(const MemberSet& set, std::size_t approvals, const char* what) {
    if (set.threshold == 0 || approvals < set.threshold) return fail(Errc::quorum_not_reached, what);
    return Ok{};
}

}  // namespace coffer::qos
