// Stellar strkeys (SEP-23): base32 of a version byte, the payload and CRC-16/XMODEM, little-endian.
#include "address/ed25519_payload.hpp"
#include "coffer/encoding/base32.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "encoding/crc16.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t id_size = 8;
constexpr std::size_t max_strkey = 1 + key_size + id_size + 2;
constexpr u8 algorithm_bits = 7;  // low three bits of a version byte; only 0 (Ed25519) is in use

void write_strkey(const FormatRow& row, Bytes payload, TextBuilder& out) {
    ByteArray<max_strkey> bytes;
    Writer writer(bytes);
    writer.bytes(version_of(row));
    writer.bytes(payload);
    writer.u16_le(crc16_xmodem(Bytes(bytes).first(writer.written())));
    const Bytes strkey = Bytes(bytes).first(writer.written());
    base32::encode_into(out.grow(base32::encoded_length(strkey.size())), strkey);
}

Result<Payload> read_strkey(const FormatRow& row, std::string_view text, std::size_t size) {
    const std::size_t bytes_size = 1 + size + 2;
    const std::size_t length = base32::encoded_length(bytes_size);
    // The first letter encodes the upper five bits of the version byte.
    const char lead = static_cast<char>('A' + (version_of(row)[0] >> 3U));
    if (text.size() != length) return text[0] == lead ? length_error(Errc::address_length, text, length) : fail(Errc::format_mismatch);
    ByteArray<max_strkey> room;
    const MutBytes bytes = MutBytes(room).first(bytes_size);
    COFFER_CHECK(base32::decode_into(bytes, text));
    const u16 crc = crc16_xmodem(bytes.first(bytes_size - 2));
    if (bytes[bytes_size - 2] != (crc & 0xffU) || bytes[bytes_size - 1] != crc >> 8U) return fail(Errc::crc_checksum, length - 3);
    if ((bytes[0] & algorithm_bits) != 0) return fail(Errc::address_reserved_bits, 1);
    if (bytes[0] != version_of(row)[0]) return fail(Errc::unknown_version_bytes);
    return Payload(bytes.subspan(1, size));
}

void write_account(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_strkey(row, payload.view(), out);
}

Result<Payload> read_account(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    return read_strkey(row, text, key_size);
}

void write_muxed(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<key_size + id_size> bytes;
    Writer writer(bytes);
    writer.bytes(payload.view());
    writer.u64_be(payload.tag.value_or(0));
    write_strkey(row, bytes, out);
}

Result<Payload> read_muxed(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const Payload whole, read_strkey(row, text, key_size + id_size));
    Reader reader(whole.view());
    COFFER_TRY(const Bytes key, reader.take(key_size));
    COFFER_TRY(const u64 id, reader.u64_be());
    Payload payload(key);
    payload.tag = id;
    return payload;
}

}  // namespace

const Shape stellar_account = {.payload = ed25519_payload, .write = write_account, .read = read_account};
const Shape stellar_muxed = {
    .payload = ed25519_payload, .write = write_muxed, .read = read_muxed, .options = option_tag | option_tag_required};

}  // namespace coffer::address
