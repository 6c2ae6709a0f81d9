// Left-padding or stripping a big-endian integer to a fixed width.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::big_endian {

/// fit_into writes the integer `bytes` into all of `out`: left-padded with zero bytes, or without leading zero bytes.
/// Errors: length_mismatch (the integer does not fit; `out` is then all zero).
/// Not constant time: for public data.
[[nodiscard]] Status fit_into(MutBytes out, Bytes bytes) noexcept;

}  // namespace coffer::big_endian
