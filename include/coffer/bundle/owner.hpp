// Whose bundle the caller expects. Holding one means: it is not empty, so it can never equal an absent owner.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer::bundle {

/// OrganizationId is the organization that a signed message must name.
class OrganizationId {
public:
    /// parse takes any text but the empty one. Error: owner_empty (what: "organizationId").
    [[nodiscard]] static Result<OrganizationId> parse(std::string_view text);
    [[nodiscard]] std::string_view text() const noexcept COFFER_LIFETIMEBOUND { return *text_; }

private:
    explicit OrganizationId(std::string_view text) : text_(std::string(text)) {}
    MoveChecked<std::string> text_;
};

/// UserId is the user that a signed message must name.
class UserId {
public:
    /// parse takes any text but the empty one. Error: owner_empty (what: "userId").
    [[nodiscard]] static Result<UserId> parse(std::string_view text);
    [[nodiscard]] std::string_view text() const noexcept COFFER_LIFETIMEBOUND { return *text_; }

private:
    explicit UserId(std::string_view text) : text_(std::string(text)) {}
    MoveChecked<std::string> text_;
};

/// Owner is both.
struct Owner {
    OrganizationId organization;
    UserId user;
};

}  // namespace coffer::bundle
