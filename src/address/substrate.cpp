// Substrate chains: SS58, which is base58 of a network prefix, the key and two bytes of BLAKE2b-512.
#include "address/ed25519_payload.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base58.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::string_view hash_prefix = "SS58PRE";
constexpr unsigned first_two_byte_prefix = 64;
constexpr std::size_t key_size = 32;
constexpr std::size_t checksum_size = 2;
constexpr std::size_t max_body = 2 + key_size;

// Prefixes below 64 take one byte. Others take two, with their bits arranged so that the first byte is 64 to 127.
void put_prefix(Writer& writer, unsigned prefix) noexcept {
    if (prefix < first_two_byte_prefix) {
        writer.byte(static_cast<u8>(prefix));
        return;
    }
    writer.byte(static_cast<u8>((prefix & 0xfcU) >> 2U | 0x40U));
    writer.byte(static_cast<u8>(prefix >> 8U | (prefix & 3U) << 6U));
}

ByteArray<64> checksum_of(Bytes body) {
    ByteArray<hash_prefix.size() + max_body> preimage;
    Writer writer(preimage);
    writer.bytes(as_bytes(hash_prefix));
    writer.bytes(body);
    ByteArray<64> digest;
    blake2b(Bytes(preimage).first(writer.written()), digest);
    return digest;
}

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<max_body + checksum_size> bytes;
    Writer writer(bytes);
    put_prefix(writer, row.params.number);
    writer.bytes(payload.view());
    const ByteArray<64> checksum = checksum_of(Bytes(bytes).first(writer.written()));
    writer.bytes(Bytes(checksum).first(checksum_size));
    const std::span<char> room = out.grow(base58::max_encoded_length(writer.written()));
    out.shrink(room.size() - base58::encode_into(room, Bytes(bytes).first(writer.written())));
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const auto bytes, base58::decode(text, base58::max_encoded_length(max_body + checksum_size)));
    ByteArray<2> prefix;
    Writer writer(prefix);
    put_prefix(writer, row.params.number);
    // The first byte determines the length of the prefix, so that a text of this size has only one interpretation.
    const std::size_t prefix_size = !bytes.empty() && (bytes[0] & 0x40U) != 0 ? 2 : 1;
    if (bytes.size() != prefix_size + key_size + checksum_size) return fail(Errc::base58_length);
    const Bytes body = Bytes(bytes).first(prefix_size + key_size);
    const ByteArray<64> checksum = checksum_of(body);
    if (!std::equal(checksum.begin(), checksum.begin() + checksum_size, bytes.end() - checksum_size)) return fail(Errc::address_checksum);
    const Bytes expected = Bytes(prefix).first(writer.written());
    if (!std::equal(expected.begin(), expected.end(), body.begin(), body.end() - key_size)) return fail(Errc::unknown_version_bytes);
    return Payload(body.last(key_size));
}

}  // namespace

const Shape ss58_account = {.payload = ed25519_payload, .write = write, .read = read};

}  // namespace coffer::address
