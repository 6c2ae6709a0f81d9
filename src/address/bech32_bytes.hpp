// A human-readable part and bytes, in Bech32 or Bech32m without a witness version.
#pragma once

#include "address/shape.hpp"
#include "coffer/encoding/bech32.hpp"

namespace coffer::address {

/// begins_with_hrp says whether `text` begins with `hrp` and the separator, in either case.
[[nodiscard]] bool begins_with_hrp(std::string_view text, std::string_view hrp) noexcept;

/// foreign_hrp is the error of a text that does not begin with `hrp` and the separator: bech32_separator where only that is missing,
/// hrp_mismatch where the text is valid Bech32 of another part, otherwise format_mismatch.
[[nodiscard]] Error foreign_hrp(std::string_view text, std::string_view hrp) noexcept;

void write_bech32(std::string_view hrp, Bytes bytes, bech32::Variant variant, TextBuilder& out) noexcept;

/// read_bech32 reads exactly `size` bytes. Errors: bech32's own, bech32_variant, bech32_padding_length, bech32_padding_bits,
/// address_payload (another number of bytes), hrp_mismatch, format_mismatch.
[[nodiscard]] Result<Payload> read_bech32(const FormatRow& row, std::string_view text, std::size_t size, bech32::Variant variant);

/// Shape functions of 20 bytes in Bech32 (Cosmos SDK chains).
void write_bech32_20(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_bech32_20(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

}  // namespace coffer::address
