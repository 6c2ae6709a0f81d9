// Base58Check of version bytes and a payload of fixed size: the older addresses of Bitcoin, and the formats derived from them.
#pragma once

#include "address/shape.hpp"
#include "coffer/encoding/base58.hpp"

namespace coffer::address {

/// write_base58check appends the Base58Check text of the version bytes of `row` and `payload`.
void write_base58check(const FormatRow& row, Bytes payload, TextBuilder& out, const base58::Alphabet& alphabet = base58::bitcoin);

/// read_base58check reads the version bytes of `row` and `size` bytes of payload. Errors: base58_too_long, base58_character, base58_length,
/// base58_checksum, unknown_version_bytes, address_payload (the payload does not have `size` bytes).
[[nodiscard]] Result<Payload> read_base58check(const FormatRow& row, std::string_view text, std::size_t size,
                                               const base58::Alphabet& alphabet = base58::bitcoin);

/// write_base58check_20 and read_base58check_20 are Shape functions for payloads of 20 bytes, with the alphabet of Bitcoin.
void write_base58check_20(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_base58check_20(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

/// hash160_payload is a Shape function: HASH160 of the compressed key or, with EncodeOptions::uncompressed, of the uncompressed key.
[[nodiscard]] Result<Payload> hash160_payload(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options);

}  // namespace coffer::address
