// Opening of messages that are sealed to an enclave's own encryption key: on-ramp secrets, pull secrets, OAuth 2.0 client secrets.
#pragma once

#include <string_view>

#include "coffer/enclave/enclave.hpp"

namespace coffer::enclave {

/// open_compact opens an on-ramp secret or a pull secret. Errors: those of bundle::UnsignedBundle::parse, aead_open, backend. Secret.
[[nodiscard]] Result<SecretBytes> open_compact(const Enclave& enclave, std::string_view text);

/// open_envelope opens a qos::Envelope in hexadecimal, such as an OAuth 2.0 client secret. `hex`: digits in either case, without prefix.
/// Errors: data_too_long, hex_prefix_forbidden, hex_odd_length, hex_character, those of qos::Envelope::parse, aead_open, backend. Secret.
[[nodiscard]] Result<SecretBytes> open_envelope(const Enclave& enclave, std::string_view hex);

}  // namespace coffer::enclave
