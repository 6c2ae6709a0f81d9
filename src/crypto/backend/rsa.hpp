// RSA verification by OpenSSL: the public-key operation only. Padding is made and compared by the caller, never parsed.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::backend::openssl {

/// power = base^exponent mod modulus (RFC 8017 RSAVP1), padded to the length of the modulus, which is odd. All public. Errors:
/// signature_invalid (base is not below the modulus), out_of_memory, backend.
[[nodiscard]] Status rsa_public_power(Bytes modulus, Bytes exponent, Bytes base, MutBytes power) noexcept;

}  // namespace coffer::backend::openssl
