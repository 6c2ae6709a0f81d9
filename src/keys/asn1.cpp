#include "keys/asn1.hpp"

#include <algorithm>
#include <array>

#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys::asn1 {
namespace {

// Object identifiers, without tag and length.
constexpr std::array<u8, 7> id_ec_public_key = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01};
constexpr std::array<u8, 8> id_p256 = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
constexpr std::array<u8, 5> id_secp256k1 = {0x2b, 0x81, 0x04, 0x00, 0x0a};
constexpr std::array<u8, 3> id_x25519 = {0x2b, 0x65, 0x6e};
constexpr std::array<u8, 3> id_ed25519 = {0x2b, 0x65, 0x70};

// Encoded AlgorithmIdentifiers: SEQUENCE { OID, parameters }.
constexpr std::array<u8, 21> algorithm_p256 = {0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
                                               0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
constexpr std::array<u8, 18> algorithm_secp256k1 = {0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d,
                                                    0x02, 0x01, 0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a};
constexpr std::array<u8, 7> algorithm_ed25519 = {0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70};
constexpr std::array<u8, 7> algorithm_x25519 = {0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e};

struct Row {
    CurveId curve;
    Bytes algorithm;  // OID of the algorithm
    Bytes named_curve;
    Bytes identifier;
};

const std::array<Row, 4> rows = {{
    {CurveId::p256, id_ec_public_key, id_p256, algorithm_p256},
    {CurveId::secp256k1, id_ec_public_key, id_secp256k1, algorithm_secp256k1},
    {CurveId::ed25519, id_ed25519, {}, algorithm_ed25519},
    {CurveId::x25519, id_x25519, {}, algorithm_x25519},
}};

const Row& row_of(CurveId curve) noexcept {
    const auto row = std::ranges::find(rows, curve, &Row::curve);
    COFFER_INVARIANT(row != rows.end());
    return *row;
}

Result<CurveId> find_named_curve(Bytes oid) noexcept {
    for (const Row& row : rows)
        if (!row.named_curve.empty() && std::ranges::equal(row.named_curve, oid)) return row.curve;
    return fail(Errc::unknown_curve);
}

constexpr u8 ec_private_key_version = 1;

struct StructureRow {
    u8 first;
    u8 second;
    Structure structure;
};

constexpr auto structures = std::to_array<StructureRow>({
    {der::tag::integer, der::tag::sequence, Structure::private_key},
    {der::tag::integer, der::tag::octet_string, Structure::ec_private_key},
    {der::tag::integer, der::tag::integer, Structure::pkcs1_key},
    {der::tag::sequence, der::tag::bit_string, Structure::public_key},
    {der::tag::sequence, der::tag::octet_string, Structure::encrypted_key},
});

}  // namespace

Structure structure_of(Bytes der) noexcept {
    der::Reader outer(der);
    const Result<der::Reader> content = outer.enter(der::tag::sequence);
    if (!content || !outer.at_end()) return Structure::unknown;
    for (const StructureRow& row : structures) {
        der::Reader reader = *content;
        if (reader.take(row.first) && reader.next_is(row.second)) return row.structure;
    }
    return Structure::unknown;
}

Result<CurveId> read_parameters(der::Reader& reader) noexcept {
    if (reader.next_is(der::tag::sequence)) return fail(Errc::unsupported_algorithm, "curve by its equation");
    COFFER_TRY(const Bytes oid, reader.take(der::tag::object_identifier));
    return find_named_curve(oid);
}

Result<CurveId> read_algorithm(der::Reader& reader) noexcept {
    COFFER_TRY(der::Reader identifier, reader.enter(der::tag::sequence));
    COFFER_TRY(const Bytes algorithm, identifier.take(der::tag::object_identifier));
    if (std::ranges::equal(algorithm, id_ec_public_key)) {
        COFFER_TRY(const CurveId named, read_parameters(identifier));
        COFFER_CHECK(identifier.finish());
        return named;
    }
    const auto row = std::ranges::find_if(rows, [&](const Row& known) { return std::ranges::equal(known.algorithm, algorithm); });
    if (row == rows.end()) return fail(Errc::unsupported_algorithm);
    COFFER_CHECK(identifier.finish());
    return row->curve;
}

Bytes algorithm_of(CurveId curve) noexcept {
    return row_of(curve).identifier;
}

Result<Bytes> read_bit_string(der::Reader& reader, u8 tag) noexcept {
    COFFER_TRY(const Bytes content, reader.take(tag));
    if (content.empty() || content[0] != 0) return fail(Errc::key_encoding);
    return content.subspan(1);
}

Result<unsigned> read_version(der::Reader& reader) noexcept {
    COFFER_TRY(const Bytes magnitude, reader.take_unsigned());
    if (magnitude.size() != 1 || magnitude[0] >= 0x80) return fail(Errc::key_encoding, "version");
    return unsigned{magnitude[0]};
}

Status check_public_half(const AnyPrivateKey& key, Bytes encoded) {
    const bool equal = std::visit(
        [&]<Curve C>(const PublicKey<C>& half) {
            if constexpr (WeierstrassCurve<C>)
                return std::ranges::equal(half.uncompressed(), encoded) || std::ranges::equal(half.compressed(), encoded);
            else
                return std::ranges::equal(half.bytes(), encoded);
        },
        public_key_of(key));
    if (!equal) return fail(Errc::key_pair_mismatch);
    return Ok{};
}

Result<AnyPrivateKey> read_ec_private_key(std::optional<CurveId> curve, Bytes der) {
    der::Reader outer(der);
    COFFER_TRY(der::Reader reader, outer.enter(der::tag::sequence));
    COFFER_CHECK(outer.finish());
    COFFER_TRY(const unsigned version, read_version(reader));
    if (version != ec_private_key_version) return fail(Errc::key_encoding, "version");
    COFFER_TRY(const Bytes scalar, reader.take(der::tag::octet_string));
    if (reader.next_is(der::tag::context_0)) {
        COFFER_TRY(der::Reader parameters, reader.enter(der::tag::context_0));
        COFFER_TRY(const CurveId named, read_parameters(parameters));
        COFFER_CHECK(parameters.finish());
        if (curve && *curve != named) return fail(Errc::curve_mismatch);
        curve = named;
    }
    if (!curve) return fail(Errc::unknown_curve);
    COFFER_TRY(AnyPrivateKey key, parse_private_key(*curve, scalar));
    if (reader.next_is(der::tag::context_1)) {
        COFFER_TRY(der::Reader explicit_tag, reader.enter(der::tag::context_1));
        COFFER_TRY(const Bytes half, read_bit_string(explicit_tag));
        COFFER_CHECK(explicit_tag.finish());
        COFFER_CHECK(check_public_half(key, half));
    }
    COFFER_CHECK(reader.finish());
    return key;
}

SecretBytes write_ec_private_key(const AnyPrivateKey& key, Parameters parameters) {
    constexpr std::array<u8, 5> version_and_scalar_header = {0x02, 0x01, ec_private_key_version, 0x04, 32};
    const SubjectPublicKey half(public_key_of(key));
    const Bytes named_curve = parameters == Parameters::present ? row_of(curve_of(key)).named_curve : Bytes{};
    const std::size_t parameters_size = named_curve.empty() ? 0 : element_size(element_size(named_curve.size()));
    const std::size_t bit_string_size = half.bytes().size() + 1;
    const std::size_t content = version_and_scalar_header.size() + 32 + parameters_size + element_size(element_size(bit_string_size));

    SecretBytes out = SecretBytes::from_capacity(element_size(content));
    const auto append = [&](Bytes bytes) { out.append(bytes); };
    put_header(append, der::tag::sequence, content);
    append(version_and_scalar_header);
    append(scalar_of(key));
    if (!named_curve.empty()) {
        put_header(append, der::tag::context_0, element_size(named_curve.size()));
        put_header(append, der::tag::object_identifier, named_curve.size());
        append(named_curve);
    }
    put_header(append, der::tag::context_1, element_size(bit_string_size));
    put_header(append, der::tag::bit_string, bit_string_size);
    append(ByteArray<1>{0});
    append(half.bytes());
    return out;
}

SubjectPublicKey::SubjectPublicKey(const AnyPublicKey& key) noexcept
    : size_(std::visit(
          [this]<Curve C>(const PublicKey<C>& k) {
              if constexpr (WeierstrassCurve<C>)
                  return static_cast<std::size_t>(std::ranges::copy(k.uncompressed(), buffer_.begin()).out - buffer_.begin());
              else
                  return static_cast<std::size_t>(std::ranges::copy(k.bytes(), buffer_.begin()).out - buffer_.begin());
          },
          key)) {}

}  // namespace coffer::keys::asn1
