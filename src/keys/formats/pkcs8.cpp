// PKCS#8 (RFC 5958) DER: EC keys with an inner ECPrivateKey (RFC 5915), Ed25519 and X25519 keys (RFC 8410). The text format is hexadecimal
// digits.
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr unsigned version_1 = 0;
constexpr unsigned version_2 = 1;    // with the public key after the private key
constexpr u8 attributes_tag = 0xa0;  // [0] IMPLICIT SET; attributes do not describe the key itself
constexpr u8 public_key_tag = 0x81;  // [1] IMPLICIT BIT STRING
constexpr ByteArray<3> version_1_der = {0x02, 0x01, version_1};

bool is_weierstrass(CurveId curve) noexcept {
    return with_curve(curve, []<Curve C>(C) { return WeierstrassCurve<C>; });
}

/// read_public_half returns the last element of version 2. The library Ring tags it explicitly instead of implicitly.
Result<Bytes> read_public_half(der::Reader& reader) noexcept {
    if (!reader.next_is(der::tag::context_1)) return asn1::read_bit_string(reader, public_key_tag);
    COFFER_TRY(der::Reader tagged, reader.enter(der::tag::context_1));
    COFFER_TRY(const Bytes half, asn1::read_bit_string(tagged));
    COFFER_CHECK(tagged.finish());
    return half;
}

}  // namespace

Result<AnyPrivateKey> read_pkcs8(std::optional<CurveId> asked, Bytes der) {
    der::Reader outer(der);
    COFFER_TRY(der::Reader reader, outer.enter(der::tag::sequence));
    COFFER_CHECK(outer.finish());
    COFFER_TRY(const unsigned version, asn1::read_version(reader));
    if (version != version_1 && version != version_2) return fail(Errc::key_encoding, "version");
    COFFER_TRY(const CurveId curve, asn1::read_algorithm(reader));
    if (asked && *asked != curve) return fail(Errc::curve_mismatch);
    COFFER_TRY(const Bytes octets, reader.take(der::tag::octet_string));
    Result<AnyPrivateKey> key = fail(Errc::key_encoding);
    if (is_weierstrass(curve)) {
        key = asn1::read_ec_private_key(curve, octets);
    } else {
        der::Reader inner(octets);
        COFFER_TRY(const Bytes seed, inner.take(der::tag::octet_string));
        COFFER_CHECK(inner.finish());
        key = parse_private_key(curve, seed);
    }
    if (!key) return key;
    if (reader.next_is(attributes_tag)) COFFER_CHECK(reader.take(attributes_tag));
    if (version == version_2) {
        COFFER_TRY(const Bytes half, read_public_half(reader));
        COFFER_CHECK(asn1::check_public_half(*key, half));
    }
    COFFER_CHECK(reader.finish());
    return key;
}

Result<AnyPrivateKey> decode_pkcs8(std::optional<CurveId> curve, Bytes text) {
    COFFER_TRY(const SecretBytes der, hex::decode_secret(text));
    Result<AnyPrivateKey> key = read_pkcs8(curve, der.reveal());
    if (!key) return hidden(key.error());
    return key;
}

SecretBytes write_pkcs8(const AnyPrivateKey& key) {
    const CurveId curve = curve_of(key);
    const Bytes algorithm = asn1::algorithm_of(curve);
    SecretBytes inner;
    if (is_weierstrass(curve)) {
        inner = asn1::write_ec_private_key(key, asn1::Parameters::omitted);
    } else {
        inner = SecretBytes::from_capacity(asn1::element_size(32));
        asn1::put_header([&](Bytes bytes) { inner.append(bytes); }, der::tag::octet_string, 32);
        inner.append(scalar_of(key));
    }
    const std::size_t content = version_1_der.size() + algorithm.size() + asn1::element_size(inner.size());
    SecretBytes out = SecretBytes::from_capacity(asn1::element_size(content));
    const auto append = [&](Bytes bytes) { out.append(bytes); };
    asn1::put_header(append, der::tag::sequence, content);
    append(version_1_der);
    append(algorithm);
    asn1::put_header(append, der::tag::octet_string, inner.size());
    append(inner.reveal());
    return out;
}

SecretText encode_pkcs8(const AnyPrivateKey& key) {
    return hex::encode_secret(write_pkcs8(key).reveal());
}

}  // namespace coffer::keys
