#include "bundle/signed_data.hpp"

#include "core/try.hpp"

namespace coffer::bundle {
namespace {

/// A member that is absent equals nothing that is expected.
template <typename Id>
bool names(const Members& members, Member member, const Id* expected) noexcept {
    return expected == nullptr || members.optional_text(member) == expected->text();
}

Status check_owner(const Members& members, const ExpectedOwner& expected) noexcept {
    if (!names(members, Member::organization_id, expected.organization)) {
        return fail(Errc::organization_mismatch, member_name(Member::organization_id));
    }
    if (!names(members, Member::user_id, expected.user)) return fail(Errc::user_mismatch, member_name(Member::user_id));
    return Ok{};
}

/// Calls `read` with the members of a message of the right owner.
template <typename Read>
auto with_members(Kind kind, Bytes signed_data, const ExpectedOwner& expected, Read&& read)
    -> decltype(read(std::declval<const Members&>())) {
    const KindRow& row = kind_row(kind);
    COFFER_TRY(const Members members, Members::read(signed_data, row.required, row.optional));
    COFFER_CHECK(check_owner(members, expected));
    return read(members);
}

}  // namespace

Result<PublicKey<P256>> read_target(Kind kind, Bytes signed_data, const ExpectedOwner& expected) {
    return with_members(kind, signed_data, expected, [](const Members& members) { return members.point(Member::target_public); });
}

Result<SealedMessage> read_message(Kind kind, Bytes signed_data, const ExpectedOwner& expected) {
    return with_members(kind, signed_data, expected, [](const Members& members) { return members.message(); });
}

}  // namespace coffer::bundle
