// Algorand: base32 of the key and the last four bytes of its SHA-512/256.
#include "address/ed25519_payload.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base32.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t checksum_size = 4;
constexpr std::size_t length = base32::encoded_length(key_size + checksum_size);

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    ByteArray<key_size + checksum_size> bytes;
    Writer writer(bytes);
    writer.bytes(payload.view());
    writer.bytes(Bytes(sha512_256(payload.view())).last(checksum_size));
    base32::encode_into(out.grow(length), bytes);
}

Result<Payload> read(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (text.size() != length) return length_error(Errc::address_length, text, length);
    ByteArray<key_size + checksum_size> bytes;
    COFFER_CHECK(base32::decode_into(bytes, text));
    const Bytes key = Bytes(bytes).first(key_size);
    const ByteArray<32> digest = sha512_256(key);
    if (!std::equal(digest.end() - checksum_size, digest.end(), bytes.begin() + key_size)) return fail(Errc::address_checksum);
    return Payload(key);
}

}  // namespace

const Shape algorand_account = {.payload = ed25519_payload, .write = write, .read = read};

}  // namespace coffer::address
