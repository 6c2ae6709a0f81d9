// Big-endian numbers whose leading zero bytes come and go on their way.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::big_endian {

/// fit_into writes the number `bytes` right-aligned into all of `out`: behind zeros where it is shorter, without its leading zeros where it
/// is longer. Public data. Error: length_mismatch (a byte that is not zero would be lost; `out` is then all zero).
[[nodiscard]] Status fit_into(MutBytes out, Bytes bytes) noexcept;

}  // namespace coffer::big_endian
