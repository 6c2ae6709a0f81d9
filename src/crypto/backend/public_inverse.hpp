// Inverses modulo the order of P-256's group, of public numbers: the time taken depends on them.
#pragma once

#include <optional>

#include "coffer/core/bytes.hpp"

namespace coffer::backend {

/// public_inverse_mod_p256_order returns value^-1 mod n for 1 <= value < n, nothing for zero. Variable time: never for secrets.
[[nodiscard]] std::optional<ByteArray<32>> public_inverse_mod_p256_order(FixedBytes<32> value) noexcept;

}  // namespace coffer::backend
