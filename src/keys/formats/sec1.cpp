// ECPrivateKey DER (SEC 1 section C.4, RFC 5915) as hexadecimal digits. It is written with its curve and its public key.
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {

Result<AnyPrivateKey> decode_sec1(std::optional<CurveId> curve, Bytes text) {
    COFFER_TRY(const SecretBytes der, hex::decode_secret(text));
    Result<AnyPrivateKey> key = asn1::read_ec_private_key(curve, der.reveal());
    if (!key) return hidden(key.error());
    return key;
}

SecretText encode_sec1(const AnyPrivateKey& key) {
    return hex::encode_secret(asn1::write_ec_private_key(key, asn1::Parameters::present).reveal());
}

}  // namespace coffer::keys
