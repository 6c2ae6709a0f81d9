#include "bundle/signed_data.hpp"

#include "core/try.hpp"

namespace coffer::bundle {
namespace {

/// names says whether the field is equal to `expected`. An absent field is equal to no id; a null pointer is not compared.
template <typename Id>
bool names(const Fields& members, Field member, const Id* expected) noexcept {
    return expected == nullptr || members.optional_text(member) == expected->text();
}

Status check_owner(const Fields& members, const ExpectedOwner& expected) noexcept {
    if (!names(members, Field::organization_id, expected.organization)) {
        return fail(Errc::organization_mismatch, field_name(Field::organization_id));
    }
    if (!names(members, Field::user_id, expected.user)) return fail(Errc::user_mismatch, field_name(Field::user_id));
    return Ok{};
}

/// with_members calls `read` with the fields of a message after checking its owner.
template <typename Read>
auto with_members(Kind kind, Bytes signed_data, const ExpectedOwner& expected, Read&& read)
    -> decltype(read(std::declval<const Fields&>())) {
    const KindRow& row = kind_row(kind);
    COFFER_TRY(const Fields members, Fields::read(signed_data, row.required, row.optional));
    COFFER_CHECK(check_owner(members, expected));
    return read(members);
}

}  // namespace

Result<PublicKey<P256>> read_target(Kind kind, Bytes signed_data, const ExpectedOwner& expected) {
    return with_members(kind, signed_data, expected, [](const Fields& members) { return members.point(Field::target_public); });
}

Result<SealedMessage> read_message(Kind kind, Bytes signed_data, const ExpectedOwner& expected) {
    return with_members(kind, signed_data, expected, [](const Fields& members) { return members.message(); });
}

}  // namespace coffer::bundle
