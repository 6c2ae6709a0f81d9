// What an enclave hands out: export bundles, secrets, embedded keys, credentials.
#pragma once

#include <string>

#include "coffer/bundle/owner.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// max_export_plaintext keeps a bundle within max_bundle_bytes.
inline constexpr std::size_t max_export_plaintext = 12 * 1024;

/// seal_export seals a wallet's plaintext, a private key, a secret or an embedded key to the client's `target` and signs the message: these
/// kinds have the same members. Secret in. Errors: data_too_long, utf8_invalid, utf8_overlong, utf8_surrogate (organization),
/// random_unavailable, backend.
[[nodiscard]] Result<std::string> seal_export(const Enclave& enclave, const PublicKey<P256>& target,
                                              const bundle::OrganizationId& organization, Bytes plaintext);

/// seal_credential seals an API key to the client's `target`; nobody signs it. Secret in. Errors: random_unavailable, backend.
[[nodiscard]] Result<bundle::UnsignedBundle> seal_credential(const PublicKey<P256>& target, const PrivateKey<P256>& credential);

}  // namespace coffer::enclave
