// The organization and the user that a caller expects in a message. An id is never empty, so it cannot equal an absent field.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer::bundle {

/// OrganizationId is the id of the organization that a signed message must name. Holding one means that it is not empty. Copyable; reading
/// a moved-from id ends the process.
class OrganizationId {
public:
    /// parse accepts every text except the empty one. Error: owner_empty (what: "organizationId").
    [[nodiscard]] static Result<OrganizationId> parse(std::string_view text);
    /// text returns the id.
    [[nodiscard]] std::string_view text() const noexcept COFFER_LIFETIMEBOUND { return *text_; }

private:
    explicit OrganizationId(std::string_view text) : text_(std::string(text)) {}
    MoveChecked<std::string> text_;
};

/// UserId is the id of the user that a signed message must name. Holding one means that it is not empty. Copyable; reading a moved-from id
/// ends the process.
class UserId {
public:
    /// parse accepts every text except the empty one. Error: owner_empty (what: "userId").
    [[nodiscard]] static Result<UserId> parse(std::string_view text);
    /// text returns the id.
    [[nodiscard]] std::string_view text() const noexcept COFFER_LIFETIMEBOUND { return *text_; }

private:
    explicit UserId(std::string_view text) : text_(std::string(text)) {}
    MoveChecked<std::string> text_;
};

/// Owner is an organization and one of its users.
struct Owner {
    OrganizationId organization;
    UserId user;
};

}  // namespace coffer::bundle
