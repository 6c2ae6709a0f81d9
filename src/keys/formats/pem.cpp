// PKCS#8 and SEC 1 keys as PEM, in the strict form of RFC 7468. The tolerant reader is in key_reader.cpp.
#include "encoding/pem.hpp"
#include "core/try.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

/// decode_block returns the DER value of a text that consists of exactly one block.
Result<SecretBytes> decode_block(std::string_view label, Bytes text) {
    pem::Reader reader(text);
    COFFER_TRY(const std::optional<pem::Block> block, reader.next());
    if (!block) return fail(Errc::pem_syntax);
    if (block->encrypted) return fail(Errc::key_encrypted);
    if (block->label != label) return fail(Errc::pem_label);
    COFFER_TRY(SecretBytes der, pem::decode_secret(block->base64));
    if (!ct_equal(pem::encode_secret(label, der.reveal()).reveal(), text)) return fail(Errc::pem_syntax);
    return der;
}

}  // namespace

Result<AnyPrivateKey> decode_pkcs8_pem(std::optional<CurveId> curve, Bytes text) {
    COFFER_TRY(const SecretBytes der, decode_block(pem_pkcs8, text));
    Result<AnyPrivateKey> key = read_pkcs8(curve, der.reveal());
    if (!key) return hidden(key.error());
    return key;
}

SecretText encode_pkcs8_pem(const AnyPrivateKey& key) {
    return pem::encode_secret(pem_pkcs8, write_pkcs8(key).reveal());
}

Result<AnyPrivateKey> decode_sec1_pem(std::optional<CurveId> curve, Bytes text) {
    COFFER_TRY(const SecretBytes der, decode_block(pem_sec1, text));
    Result<AnyPrivateKey> key = asn1::read_ec_private_key(curve, der.reveal());
    if (!key) return hidden(key.error());
    return key;
}

SecretText encode_sec1_pem(const AnyPrivateKey& key) {
    return pem::encode_secret(pem_sec1, asn1::write_ec_private_key(key, asn1::Parameters::present).reveal());
}

}  // namespace coffer::keys
