// Hexadecimal digits of account formats, whose canonical encoding is lower case.
#pragma once

#include <string_view>

#include "address/shape.hpp"

namespace coffer::address {

/// read_lower_hex fills `out` from exactly 2 * out.size() digits. `offset`: position of the digits in the address, added to error
/// positions. Errors: `bad_character`, address_not_canonical (an upper-case digit).
[[nodiscard]] Status read_lower_hex(MutBytes out, std::string_view digits, std::size_t offset,
                                    Errc bad_character = Errc::hex_character) noexcept;

/// write_hex appends two lower-case digits for each byte.
void write_hex(Bytes bytes, TextBuilder& out) noexcept;

/// write_0x_32 and read_0x_32 are Shape functions for `0x` and 64 digits (Sui, Aptos). read_0x_32 refuses shorter forms. Errors: those of
/// check_0x, hex_character, address_not_canonical.
void write_0x_32(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_0x_32(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

/// check_0x checks that `text` is "0x" and `digits` more characters. Errors: hex_prefix ("0X", or only the prefix is missing),
/// format_mismatch, hex_length.
[[nodiscard]] Status check_0x(std::string_view text, std::size_t digits) noexcept;

}  // namespace coffer::address
