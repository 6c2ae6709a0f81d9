// The enclave's work with its randomness given: the fresh key of each message, and how the signature's nonce is made.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/enclave/export.hpp"
#include "coffer/enclave/target.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::enclave {

/// NamedOwner: the members of a target that say whose it is; one that is not there is not written.
struct NamedOwner {
    std::optional<std::string_view> organization;
    std::optional<std::string_view> user;
};

struct EnclaveAccess {
    [[nodiscard]] static Result<std::string> signed_message(const Enclave& enclave, Bytes data, Nonce nonce);
    [[nodiscard]] static Result<std::string> seal_export(const Enclave& enclave, const PublicKey<P256>& target,
                                                         const bundle::OrganizationId& organization, Bytes plaintext,
                                                         const KeyPair<P256>& ephemeral, Nonce nonce);
    [[nodiscard]] static Result<PublishedTarget> publish_target(const Enclave& enclave, const NamedOwner& owner, TargetKey key,
                                                                Nonce nonce);
};

}  // namespace coffer::enclave
