#include "testing/enclave_seam.hpp"

#include "enclave/access.hpp"

namespace coffer::testing {

Result<std::string> seal_export_for_testing(const enclave::Enclave& enclave, const PublicKey<P256>& target,
                                            const bundle::OrganizationId& organization, Bytes plaintext, const KeyPair<P256>& ephemeral) {
    return enclave::EnclaveAccess::seal_export(enclave, target, organization, plaintext, ephemeral, Nonce::deterministic);
}

Result<enclave::PublishedTarget> publish_target_for_testing(const enclave::Enclave& enclave, const bundle::OrganizationId* organization,
                                                            const bundle::UserId* user, PrivateKey<P256> key) {
    enclave::NamedOwner owner;
    if (organization != nullptr) owner.organization = organization->text();
    if (user != nullptr) owner.user = user->text();
    return enclave::EnclaveAccess::publish_target(enclave, owner, enclave::TargetKey::from_private_key(std::move(key)),
                                                  Nonce::deterministic);
}

}  // namespace coffer::testing
