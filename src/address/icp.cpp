// Ledger accounts of the Internet Computer: hexadecimal digits of CRC-32 and SHA-224 of the principal of the owner, with the default
// subaccount of zeros.
#include "address/crc32.hpp"
#include "address/lower_hex.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t hash_size = 28;
constexpr std::size_t crc_size = 4;
constexpr std::size_t length = 2 * (crc_size + hash_size);

// The bytes before the point in the SubjectPublicKeyInfo of an uncompressed secp256k1 key (RFC 5480).
constexpr u8 spki_header[] = {0x30, 0x56, 0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02,
                              0x01, 0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a, 0x03, 0x42, 0x00};
constexpr u8 self_authenticating = 0x02;
constexpr std::string_view domain =
    "\x0a"
    "account-id";
constexpr ByteArray<32> default_subaccount{};

Result<Payload> icp_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    ByteArray<sizeof spki_header + 65> spki;
    Writer spki_writer(spki);
    spki_writer.bytes(spki_header);
    spki_writer.bytes(on<Secp256k1>(key).uncompressed());

    ByteArray<domain.size() + hash_size + 1 + default_subaccount.size()> preimage;
    Writer writer(preimage);
    writer.bytes(as_bytes(domain));
    writer.bytes(sha224(spki));
    writer.byte(self_authenticating);
    writer.bytes(default_subaccount);
    return Payload(sha224(preimage));
}

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    ByteArray<crc_size + hash_size> bytes;
    Writer writer(bytes);
    writer.u32_be(crc32(payload.view()));
    writer.bytes(payload.view());
    write_hex(bytes, out);
}

Result<Payload> read(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (text.size() != length) return length_error(Errc::address_length, text, length);
    ByteArray<crc_size + hash_size> bytes;
    COFFER_CHECK(read_lower_hex(bytes, text, 0, Errc::address_character));
    Reader reader(bytes);
    COFFER_TRY(const u32 crc, reader.u32_be());
    COFFER_TRY(const Bytes hash, reader.take(hash_size));
    if (crc != crc32(hash)) return fail(Errc::address_checksum);
    return Payload(hash);
}

}  // namespace

const Shape icp_account = {.payload = icp_payload, .write = write, .read = read, .tolerated = tolerated_upper_case_hex};

}  // namespace coffer::address
