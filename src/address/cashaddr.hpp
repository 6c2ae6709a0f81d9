// CashAddr, the encoding of Bitcoin Cash and Kaspa: prefix, colon, and 5-bit values with a 40-bit checksum.
#pragma once

#include "address/shape.hpp"

namespace coffer::address {

/// write_cashaddr appends the CashAddr text of a version byte and `payload`, with the prefix.
void write_cashaddr(std::string_view prefix, u8 version, Bytes payload, TextBuilder& out) noexcept;

/// read_cashaddr reads a version byte and `size` bytes. Errors: format_mismatch, cashaddr_syntax (only the prefix is missing, or the text
/// is shorter than its checksum), hrp_mismatch (valid with another prefix), bech32_mixed_case, bech32_data_character, cashaddr_checksum,
/// bech32_padding_length, bech32_padding_bits, address_reserved_bits (the highest bit of the version), unknown_version_bytes,
/// address_payload.
[[nodiscard]] Result<Payload> read_cashaddr(std::string_view text, std::string_view prefix, u8 version, std::size_t size);

}  // namespace coffer::address
