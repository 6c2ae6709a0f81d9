// Tezos: BLAKE2b-160 of the key in Base58Check, with three version bytes for each curve.
#include "address/base58check.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::address {
namespace {

Payload hashed(Bytes key) {
    ByteArray<20> hash;
    blake2b(key, hash);
    return Payload(hash);
}

Result<Payload> tezos_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    switch (curve_of(key)) {
        case CurveId::secp256k1: return hashed(on<Secp256k1>(key).compressed());
        case CurveId::p256: return hashed(on<P256>(key).compressed());
        default: return hashed(on<Ed25519>(key).bytes());
    }
}

}  // namespace

const Shape tezos_account = {.payload = tezos_payload, .write = write_base58check_20, .read = read_base58check_20};

}  // namespace coffer::address
