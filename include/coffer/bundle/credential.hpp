// Credential bundles: an API key of one's own, sealed by an enclave (email authentication and recovery, OAuth, sessions).
#pragma once

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::bundle {

/// A credential bundle has exactly these bytes: compressed encapsulated key, sealed key, tag.
inline constexpr std::size_t credential_payload_size = 33 + 32 + 16;

/// open_credential reads the text of a credential bundle (a compact message of credential_payload_size bytes) and returns the P-256 API key
/// in it. Secret out. Errors: base58_too_long, base58_character (at), base58_checksum, base58_length, public_key_prefix,
/// public_key_not_on_curve, aead_open, private_key_zero, private_key_range, backend.
[[nodiscard]] Result<PrivateKey<P256>> open_credential(std::string_view text, const Decryptor& decryptor);

}  // namespace coffer::bundle
