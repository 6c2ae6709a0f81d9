// SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) as DER, and as PEM (RFC 7468).
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "core/try.hpp"
#include "encoding/pem.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"
#include "keys/formats/public_codecs.hpp"

namespace coffer {

Result<AnyPublicKey> parse_spki(Bytes der) {
    der::Reader outer(der);
    COFFER_TRY(der::Reader reader, outer.enter(der::tag::sequence));
    COFFER_CHECK(outer.finish());
    COFFER_TRY(const CurveId curve, keys::asn1::read_algorithm(reader));
    COFFER_TRY(const Bytes key, keys::asn1::read_bit_string(reader));
    COFFER_CHECK(reader.finish());
    return parse_public_key(curve, key);
}

std::vector<u8> encode_spki(const AnyPublicKey& key) {
    namespace asn1 = keys::asn1;
    const Bytes algorithm = asn1::algorithm_of(curve_of(key));
    const asn1::SubjectPublicKey half(key);
    const std::size_t bit_string_size = half.bytes().size() + 1;
    std::vector<u8> out;
    const auto append = [&](Bytes bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); };
    asn1::put_header(append, der::tag::sequence, algorithm.size() + asn1::element_size(bit_string_size));
    append(algorithm);
    asn1::put_header(append, der::tag::bit_string, bit_string_size);
    out.push_back(0);
    append(half.bytes());
    return out;
}

namespace keys {
namespace {

constexpr std::string_view pem_begin = "-----BEGIN PUBLIC KEY-----\n";
constexpr std::string_view pem_end = "\n-----END PUBLIC KEY-----";
constexpr std::size_t pem_line = 64;

}  // namespace

Result<AnyPublicKey> decode_spki(std::optional<CurveId>, std::string_view text) {
    COFFER_TRY(const std::vector<u8> der, hex::decode(text));
    return parse_spki(der);
}

std::string encode_spki_hex(const AnyPublicKey& key) {
    return hex::encode(encode_spki(key));
}

Result<AnyPublicKey> decode_spki_pem(std::optional<CurveId>, std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (!text.starts_with(pem_begin) || !text.ends_with(pem_end) || text.size() < pem_begin.size() + pem_end.size())
        return fail(Errc::key_encoding);
    const std::string_view body = text.substr(pem_begin.size(), text.size() - pem_begin.size() - pem_end.size());
    std::string base64;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const bool line_end = i % (pem_line + 1) == pem_line;
        if ((body[i] == '\n') != line_end) return fail(Errc::base64_character, pem_begin.size() + i);
        if (!line_end) base64.push_back(body[i]);
    }
    COFFER_TRY(const std::vector<u8> der, base64::decode(base64, base64::Alphabet::standard, base64::Padding::required));
    return parse_spki(der);
}

std::string encode_spki_pem(const AnyPublicKey& key) {
    return pem::encode(pem_public, encode_spki(key));
}

}  // namespace keys
}  // namespace coffer
