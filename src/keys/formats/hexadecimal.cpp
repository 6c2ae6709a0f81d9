// 64 hexadecimal digits. An optional 0x is accepted but never written.
#include "coffer/encoding/hex.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {

Result<AnyPrivateKey> decode_hexadecimal(std::optional<CurveId> curve, Bytes text) {
    const Result<SecretArray<32>> bytes = hex::decode_secret_array<32>(text, hex::Prefix::optional);
    if (!bytes) return bytes.error().code == Errc::hex_length ? fail(Errc::private_key_length) : hidden(bytes.error());
    return parse_private_key(*curve, bytes->reveal());
}

SecretText encode_hexadecimal(const AnyPrivateKey& key) {
    return hex::encode_secret(scalar_of(key));
}

}  // namespace coffer::keys
