// Messages from an enclave to a user: export bundles, secrets, embedded keys and credentials.
#pragma once

#include <string>

#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// max_export_plaintext is the maximum length of a plaintext, in bytes. It keeps the bundle within bundle::max_bundle_bytes.
inline constexpr std::size_t max_export_plaintext = 12 * 1024;

/// seal_export seals `plaintext` to the user's key `target`, signs the message, and returns the bundle in JSON. Export bundles, secrets and
/// embedded keys have the same fields, so this function creates all of them. `plaintext`: at most max_export_plaintext bytes. Errors:
/// random_unavailable, data_too_long, utf8_invalid, utf8_overlong, utf8_surrogate (organization), backend. Secret.
[[nodiscard]] Result<std::string> seal_export(const Enclave& enclave, const PublicKey<P256>& target,
                                              const bundle::OrganizationId& organization, Bytes plaintext);

/// seal_credential seals an API key to the user's key `target` and returns the unsigned bundle. Errors: random_unavailable, backend.
/// Secret.
[[nodiscard]] Result<bundle::UnsignedBundle> seal_credential(const PublicKey<P256>& target, const PrivateKey<P256>& credential);

}  // namespace coffer::enclave
