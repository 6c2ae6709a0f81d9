// The checksummed text of Bitcoin Cash's CashAddr, which Kaspa took over: prefix, colon, and 5-bit values with a 40-bit checksum.
#pragma once

#include "address/shape.hpp"

namespace coffer::address {

/// write_cashaddr appends the prefix, a version byte and `payload`.
void write_cashaddr(std::string_view prefix, u8 version, Bytes payload, TextBuilder& out) noexcept;

/// read_cashaddr reads a version byte and `size` bytes. Errors: cashaddr_syntax (only the prefix is missing, or no room for a checksum),
/// hrp_mismatch (valid under another prefix), bech32_data_character (at), bech32_mixed_case (at), cashaddr_checksum, bech32_padding_length,
/// bech32_padding_bits, address_reserved_bits (the highest bit of the version), unknown_version_bytes, address_payload, format_mismatch.
[[nodiscard]] Result<Payload> read_cashaddr(std::string_view text, std::string_view prefix, u8 version, std::size_t size);

}  // namespace coffer::address
