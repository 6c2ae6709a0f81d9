// The signed members of a verified message: owner first, then the key, then the rest.
#pragma once

#include "bundle/fields.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// ExpectedOwner: what must be named; a null pointer is not compared.
struct ExpectedOwner {
    const OrganizationId* organization = nullptr;
    const UserId* user = nullptr;
};

/// read_target reads a message that hands out a key. Errors: those of Fields::read and Fields::point, organization_mismatch,
/// user_mismatch.
[[nodiscard]] Result<PublicKey<P256>> read_target(Kind kind, Bytes signed_data, const ExpectedOwner& expected);

/// read_message reads a message that holds a sealed one. Errors: those of Fields::read and Fields::message, organization_mismatch,
/// user_mismatch.
[[nodiscard]] Result<SealedMessage> read_message(Kind kind, Bytes signed_data, const ExpectedOwner& expected);

}  // namespace coffer::bundle
