// Hexadecimal in the one spelling that account formats use: lower case.
#pragma once

#include <string_view>

#include "address/shape.hpp"

namespace coffer::address {

/// read_lower_hex fills `out` from exactly 2 * out.size() digits; `offset` is where they stand in the address. Errors:
/// address_not_canonical (an upper-case digit), `bad_character`.
[[nodiscard]] Status read_lower_hex(MutBytes out, std::string_view digits, std::size_t offset,
                                    Errc bad_character = Errc::hex_character) noexcept;

/// write_hex appends two lower-case digits per byte.
void write_hex(Bytes bytes, TextBuilder& out) noexcept;

/// Shape functions of `0x` and 64 digits (Sui, Aptos): short forms are refused. Errors of read: hex_prefix, hex_length, hex_character,
/// address_not_canonical, format_mismatch.
void write_0x_32(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_0x_32(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

/// check_0x says whether `text` is "0x" and `digits` more characters. Errors: hex_prefix (only the prefix is missing, or it is "0X"),
/// hex_length, format_mismatch.
[[nodiscard]] Status check_0x(std::string_view text, std::size_t digits) noexcept;

}  // namespace coffer::address
