// Spark: Bech32m of a protobuf message whose field 1 is the identity public key.
#include "address/bech32_bytes.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr u8 field_1_bytes = 0x0a;
constexpr u8 key_size = 33;
constexpr std::size_t message_size = 2 + key_size;

Result<Payload> spark_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    return Payload(on<Secp256k1>(key).compressed());
}

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<message_size> message;
    Writer writer(message);
    writer.byte(field_1_bytes);
    writer.byte(key_size);
    writer.bytes(payload.view());
    write_bech32(row.params.hrp, message, bech32::Variant::bech32m, out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const Payload message, read_bech32(row, text, message_size, bech32::Variant::bech32m));
    const std::size_t data_at = row.params.hrp.size() + 1;
    if (message.bytes[0] != field_1_bytes || message.bytes[1] != key_size) return fail(Errc::address_payload, data_at);
    const Bytes key = message.view().subspan(2);
    if (const auto valid = PublicKey<Secp256k1>::parse(key); !valid) return fail(valid.error().code, data_at);
    return Payload(key);
}

}  // namespace

const Shape spark_identity = {.payload = spark_payload, .write = write, .read = read};

}  // namespace coffer::address
