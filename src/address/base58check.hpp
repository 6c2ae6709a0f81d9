// Version bytes and a payload of fixed size, in Base58Check: Bitcoin's older addresses and everything modelled on them.
#pragma once

#include "address/shape.hpp"
#include "coffer/encoding/base58.hpp"

namespace coffer::address {

/// write_base58check appends the row's version bytes and `payload`.
void write_base58check(const FormatRow& row, Bytes payload, TextBuilder& out, const base58::Alphabet& alphabet = base58::bitcoin);

/// read_base58check reads the row's version bytes and `size` bytes of payload. Errors: base58_character, base58_too_long, base58_checksum,
/// unknown_version_bytes (the checksum is right), address_payload (and the version bytes too).
[[nodiscard]] Result<Payload> read_base58check(const FormatRow& row, std::string_view text, std::size_t size,
                                               const base58::Alphabet& alphabet = base58::bitcoin);

/// Shape functions of 20-byte payloads in Bitcoin's alphabet.
void write_base58check_20(const FormatRow& row, const Payload& payload, TextBuilder& out);
[[nodiscard]] Result<Payload> read_base58check_20(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);

/// Shape function: the payload is HASH160 of the key, compressed unless the options say otherwise.
[[nodiscard]] Result<Payload> hash160_payload(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options);

}  // namespace coffer::address
