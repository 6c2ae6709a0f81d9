// The signed fields of a verified message: the owner is checked first, then the key and the rest are read.
#pragma once

#include "bundle/fields.hpp"
#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// ExpectedOwner is the owner that a message must name. A null pointer is not compared.
struct ExpectedOwner {
    const OrganizationId* organization = nullptr;
    const UserId* user = nullptr;
};

/// read_target reads a message that contains a target key. Errors: those of Fields::read, organization_mismatch, user_mismatch, those of
/// Fields::point.
[[nodiscard]] Result<PublicKey<P256>> read_target(Kind kind, Bytes signed_data, const ExpectedOwner& expected);

/// read_message reads a message that contains a sealed message. Errors: those of Fields::read, organization_mismatch, user_mismatch, those
/// of Fields::message.
[[nodiscard]] Result<SealedMessage> read_message(Kind kind, Bytes signed_data, const ExpectedOwner& expected);

}  // namespace coffer::bundle
