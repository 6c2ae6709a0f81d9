// The enclave's messages with their randomness given (RFC 6979 signatures): for tests only.
#pragma once

#include "coffer/enclave/export.hpp"
#include "coffer/enclave/target.hpp"

namespace coffer::testing {

/// seal_export_for_testing is enclave::seal_export with the ephemeral key pair given.
[[nodiscard]] Result<std::string> seal_export_for_testing(const enclave::Enclave& enclave, const PublicKey<P256>& target,
                                                          const bundle::OrganizationId& organization, Bytes plaintext,
                                                          const KeyPair<P256>& ephemeral);

/// publish_target_for_testing publishes a target of the given key; owners that are null are not named.
[[nodiscard]] Result<enclave::PublishedTarget> publish_target_for_testing(const enclave::Enclave& enclave,
                                                                          const bundle::OrganizationId* organization,
                                                                          const bundle::UserId* user, PrivateKey<P256> key);

}  // namespace coffer::testing
