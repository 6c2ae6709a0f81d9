#include "coffer/bundle/owner.hpp"

namespace coffer::bundle {

Result<OrganizationId> OrganizationId::parse(std::string_view text) {
    if (text.empty()) return fail(Errc::owner_empty, "organizationId");
    return OrganizationId(text);
}

Result<UserId> UserId::parse(std::string_view text) {
    if (text.empty()) return fail(Errc::owner_empty, "userId");
    return UserId(text);
}

}  // namespace coffer::bundle
