// Credential bundles: an API key of one's own, sealed by an enclave (email authentication and recovery, OAuth, sessions).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::bundle {

/// A credential bundle has exactly these bytes: compressed encapsulated key, sealed key, tag.
inline constexpr std::size_t credential_payload_size = 33 + 32 + 16;

/// open_credential reads the text of a credential bundle (a compact message of credential_payload_size bytes) and returns the P-256 API key
/// in it. Secret out. Errors: base58_too_long, base58_character (at), base58_checksum, base58_length, public_key_prefix,
/// public_key_not_on_curve, aead_open, private_key_zero, private_key_range, backend.
[[nodiscard]] Result<PrivateKey<P256>> open_credential(std::string_view text, const KeyPair<P256>& encryption_key);

/// open_credentials opens credential bundles, on at most `threads` threads, of which the caller's is one. Secret out. Errors of an item:
/// those of open_credential; out_of_memory.
[[nodiscard]] std::vector<Result<PrivateKey<P256>>> open_credentials(std::span<const std::string_view> texts,
                                                                     const KeyPair<P256>& encryption_key, unsigned threads = 1);

}  // namespace coffer::bundle
