// Inverses modulo the order of P-256, of public numbers. Not constant time.
#pragma once

#include <optional>

#include "coffer/core/bytes.hpp"

namespace coffer::backend {

/// public_inverse_mod_p256_order returns value^-1 mod n for 1 <= value < n, and nothing for zero. Not constant time: never for secrets.
[[nodiscard]] std::optional<ByteArray<32>> public_inverse_mod_p256_order(FixedBytes<32> value) noexcept;

}  // namespace coffer::backend
