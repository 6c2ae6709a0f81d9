// RSA verification by OpenSSL: the public-key operation only. The caller computes the expected padding and compares; padding is never
// parsed.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::backend::openssl {

/// rsa_public_power computes power = base^exponent mod modulus (RSAVP1, RFC 8017 section 5.2.2), left-padded to the length of the modulus,
/// which is odd. All arguments are public.
/// Errors: signature_invalid (`base` is not below the modulus), out_of_memory, backend.
[[nodiscard]] Status rsa_public_power(Bytes modulus, Bytes exponent, Bytes base, MutBytes power) noexcept;

}  // namespace coffer::backend::openssl
