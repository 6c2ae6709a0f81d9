// The payload of compact messages: compressed encapsulated key || ciphertext.
#pragma once

#include "coffer/bundle/sealed_message.hpp"
#include "coffer/crypto/aead.hpp"

namespace coffer::bundle {

inline constexpr std::size_t compact_key_size = 33;
inline constexpr std::size_t compact_overhead = compact_key_size + aead_tag_size;

/// read_compact. Errors: base58_length, public_key_prefix, public_key_hybrid, public_key_not_on_curve.
[[nodiscard]] Result<SealedMessage> read_compact(Bytes payload);

}  // namespace coffer::bundle
