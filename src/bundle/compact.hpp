// The payload of compact messages: compressed encapsulated key || ciphertext.
#pragma once

#include "coffer/bundle/sealed_message.hpp"
#include "coffer/crypto/aead.hpp"

namespace coffer::bundle {

inline constexpr std::size_t compact_key_size = 33;
inline constexpr std::size_t compact_overhead = compact_key_size + aead_tag_size;

/// read_compact splits `payload` into its parts. Errors: base58_length, those of `PublicKey<P256>::parse`.
[[nodiscard]] Result<SealedMessage> read_compact(Bytes payload);

}  // namespace coffer::bundle
