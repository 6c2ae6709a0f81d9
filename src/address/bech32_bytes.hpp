// Bech32 or Bech32m of bytes, without a witness version.
#pragma once

#include "address/shape.hpp"
#include "coffer/encoding/bech32.hpp"

namespace coffer::address {

/// begins_with_hrp returns whether `text` begins with `hrp` and the separator, in upper or lower case.
[[nodiscard]] bool begins_with_hrp(std::string_view text, std::string_view hrp) noexcept;

/// foreign_hrp returns the error of a text that does not begin with `hrp` and the separator: bech32_separator if only the separator is
/// missing, hrp_mismatch if the text is valid Bech32 with another human-readable part, format_mismatch otherwise.
[[nodiscard]] Unexpected foreign_hrp(std::string_view text, std::string_view hrp) noexcept;

/// write_bech32 appends the Bech32 or Bech32m text of `bytes`.
void write_bech32(std::string_view hrp, Bytes bytes, bech32::Variant variant, TextBuilder& out) noexcept;

/// read_bech32 reads exactly `size` bytes. Errors: those of foreign_hrp, those of bech32::decode_into, hrp_mismatch, bech32_variant,
/// bech32_padding_length, bech32_padding_bits, address_payload (another number of bytes).
[[nodiscard]] Result<Payload> read_bech32(const FormatRow& row, std::string_view text, std::size_t size, bech32::Variant variant);

/// write_bech32_20 and read_bech32_20 are Shape functions for 20 bytes in Bech32 (chains of the Cosmos SDK).
void write_bech32_20(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_bech32_20(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

}  // namespace coffer::address
