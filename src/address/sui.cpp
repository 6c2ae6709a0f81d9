// Sui and IOTA: 0x and BLAKE2b-256 of the flag byte of the signature scheme and the key.
#include "address/lower_hex.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"

namespace coffer::address {
namespace {

Result<Payload> sui_payload(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    ByteArray<34> flagged;
    Writer writer(flagged);
    writer.byte(static_cast<u8>(row.params.number));
    switch (curve_of(key)) {
        case CurveId::secp256k1: writer.bytes(on<Secp256k1>(key).compressed()); break;
        case CurveId::p256: writer.bytes(on<P256>(key).compressed()); break;
        default: writer.bytes(on<Ed25519>(key).bytes());
    }
    return Payload(blake2b_256(Bytes(flagged).first(writer.written())));
}

// IOTA (Rebased) omits the flag byte for Ed25519 keys.
Result<Payload> iota_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    return Payload(blake2b_256(on<Ed25519>(key).bytes()));
}

}  // namespace

const Shape sui_account = {.payload = sui_payload,
                           .write = write_0x_32,
                           .read = read_0x_32,
                           .tolerated = tolerated_short_hex | tolerated_upper_case_hex,
                           .checksummed = false};
const Shape iota_account = {.payload = iota_payload,
                            .write = write_0x_32,
                            .read = read_0x_32,
                            .tolerated = tolerated_short_hex | tolerated_upper_case_hex,
                            .checksummed = false};

}  // namespace coffer::address
