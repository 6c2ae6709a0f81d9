// Credential bundles: an API key that an enclave seals to the user's key (email authentication and recovery, OAuth, sessions).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::bundle {

/// credential_payload_size is the length of a decoded credential bundle: compressed encapsulated key, encrypted 32-byte key, tag.
inline constexpr std::size_t credential_payload_size = 33 + 32 + 16;

/// open_credential opens the text of a credential bundle (Base58Check of credential_payload_size bytes) and returns the P-256 API key in
/// it. The sender is not authenticated. Errors: base58_too_long, base58_character (at: offset), base58_length, base58_checksum, those of
/// `PublicKey<P256>::parse`, aead_open, private_key_zero, private_key_range, backend. Secret. Constant time.
[[nodiscard]] Result<PrivateKey<P256>> open_credential(std::string_view text, const KeyPair<P256>& encryption_key);

/// open_credentials opens `texts` on at most `threads` threads, including the calling thread, and returns one result for each text, in
/// order. Errors of an item: those of open_credential, out_of_memory. Secret. Constant time.
[[nodiscard]] std::vector<Result<PrivateKey<P256>>> open_credentials(std::span<const std::string_view> texts,
                                                                     const KeyPair<P256>& encryption_key, unsigned threads = 1);

}  // namespace coffer::bundle
