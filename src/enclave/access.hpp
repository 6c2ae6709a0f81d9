// The functions of an enclave with given randomness: the fresh key of each message, and the kind of nonce of the signature.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/enclave/enclave.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::enclave {

/// NamedOwner is the owner that a target message names. An absent id is not written.
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
