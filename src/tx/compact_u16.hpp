// Solana's compact-u16 lengths: 16-bit integers in one to three bytes of seven bits each, least significant first, in their shortest form.
#pragma once

#include <vector>

#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::tx::solana {

/// read_compact_u16 reads one integer. On error the reader does not advance. Errors: truncated, integer_not_minimal, integer_range.
[[nodiscard]] inline Result<u16> read_compact_u16(Reader& reader) noexcept {
    Reader ahead = reader;
    u32 value = 0;
    for (unsigned shift = 0; shift <= 14; shift += 7) {
        COFFER_TRY(const u8 digit, ahead.byte());
        value |= static_cast<u32>(digit & 0x7f) << shift;
        if ((digit & 0x80) != 0) continue;
        if (digit == 0 && shift > 0) return fail(Errc::integer_not_minimal, reader.offset());
        if (value > 0xffff) break;
        reader = ahead;
        return static_cast<u16>(value);
    }
    return fail(Errc::integer_range, reader.offset());
}

inline void write_compact_u16(std::vector<u8>& out, std::size_t value) {
    for (; value > 0x7f; value >>= 7U) out.push_back(static_cast<u8>(value | 0x80));
    out.push_back(static_cast<u8>(value));
}

}  // namespace coffer::tx::solana
