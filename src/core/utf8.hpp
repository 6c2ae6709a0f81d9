// UTF-8 validity (RFC 3629, Unicode 3.9 table 3-7).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// check_utf8 accepts exactly the well-formed UTF-8 sequences. Errors, at the offset of the first byte of the first bad sequence:
/// utf8_overlong (a longer spelling than needed), utf8_surrogate (U+D800 to U+DFFF), utf8_invalid (anything else). For public data: time
/// depends on it.
[[nodiscard]] Status check_utf8(Bytes text) noexcept;

/// is_ascii tells whether every byte is below 0x80, in time that depends on the length only.
[[nodiscard]] bool is_ascii(Bytes text) noexcept;

/// is_utf8_constant_time is check_utf8 for secret data: its time depends on the length, and on whether the text is ASCII.
[[nodiscard]] bool is_utf8_constant_time(Bytes text) noexcept;

}  // namespace coffer
