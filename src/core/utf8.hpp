// UTF-8 validity (RFC 3629, Unicode 3.9 table 3-7).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// check_utf8 succeeds for exactly the well-formed UTF-8 texts.
/// Errors, at the first byte of the first ill-formed sequence: utf8_overlong (longer than the shortest encoding), utf8_surrogate (U+D800 to
/// U+DFFF), utf8_invalid (any other).
/// Not constant time: for public data.
[[nodiscard]] Status check_utf8(Bytes text) noexcept;

/// is_ascii returns whether every byte is below 0x80. Constant time: the time depends on the length only.
[[nodiscard]] bool is_ascii(Bytes text) noexcept;

/// is_utf8_constant_time returns whether secret text is well-formed UTF-8. Its time depends on the length, and on whether the text is
/// ASCII.
[[nodiscard]] bool is_utf8_constant_time(Bytes text) noexcept;

}  // namespace coffer
