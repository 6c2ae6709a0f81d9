// What is sealed to an enclave's own encryption key: on-ramp secrets, pull secrets, OAuth 2.0 client secrets.
#pragma once

#include <string_view>

#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// open_compact opens an on-ramp secret or a pull secret. Secret out. Errors: those of UnsignedBundle::parse, aead_open, backend.
[[nodiscard]] Result<SecretBytes> open_compact(const Enclave& enclave, std::string_view text);

/// open_envelope opens a quorum envelope in hexadecimal (an OAuth 2.0 client secret). Secret out. Errors: data_too_long, hex_prefix,
/// hex_odd_length, hex_character, those of QuorumEnvelope::parse, aead_open, backend.
[[nodiscard]] Result<SecretBytes> open_envelope(const Enclave& enclave, std::string_view hex);

}  // namespace coffer::enclave
