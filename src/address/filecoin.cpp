// Filecoin protocol 1: "f1", then lower-case base32 of BLAKE2b-160 of the uncompressed key and a checksum, which is four bytes of BLAKE2b
// of protocol and payload.
#include "address/shape.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base32.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr u8 protocol = 1;
constexpr std::size_t hash_size = 20;
constexpr std::size_t checksum_size = 4;

ByteArray<checksum_size> checksum_of(Bytes hash) {
    ByteArray<1 + hash_size> preimage;
    preimage[0] = protocol;
    std::copy(hash.begin(), hash.end(), preimage.begin() + 1);
    ByteArray<checksum_size> checksum;
    blake2b(preimage, checksum);
    return checksum;
}

Result<Payload> filecoin_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    ByteArray<hash_size> hash;
    blake2b(on<Secp256k1>(key).uncompressed(), hash);
    return Payload(hash);
}

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<hash_size + checksum_size> bytes;
    Writer writer(bytes);
    writer.bytes(payload.view());
    writer.bytes(checksum_of(payload.view()));
    out.append(row.params.hrp);
    base32::encode_into(out.grow(base32::encoded_length(bytes.size())), bytes, base32::Case::lower);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (!text.starts_with(row.params.hrp)) return fail(Errc::format_mismatch);
    const std::size_t data_at = row.params.hrp.size();
    ByteArray<hash_size + checksum_size> bytes;
    const std::size_t length = data_at + base32::encoded_length(bytes.size());
    if (text.size() != length) return length_error(Errc::address_length, text, length);
    if (const Status read = base32::decode_into(bytes, text.substr(data_at), base32::Case::lower); !read) {
        return read.error().at == no_position ? fail(read.error()) : fail(read.error().code, data_at + read.error().at);
    }
    const Bytes hash = Bytes(bytes).first(hash_size);
    const auto checksum = checksum_of(hash);
    if (!std::equal(checksum.begin(), checksum.end(), bytes.begin() + hash_size)) return fail(Errc::address_checksum);
    return Payload(hash);
}

}  // namespace

const Shape filecoin_secp256k1 = {.payload = filecoin_payload, .write = write, .read = read};

}  // namespace coffer::address
