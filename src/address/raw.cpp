// COMPRESSED and UNCOMPRESSED: the public key itself (SEC 1 section 2.3.3; RFC 8032 for Ed25519) in lower-case hexadecimal digits, without
// a prefix.
#include "address/lower_hex.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

template <Curve C>
Payload compressed(const PublicKey<C>& key) {
    if constexpr (WeierstrassCurve<C>) {
        return Payload(key.compressed());
    } else {
        return Payload(key.bytes());
    }
}

Result<Payload> compressed_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    return std::visit([](const auto& valid) { return compressed(valid); }, key);
}

Result<Payload> uncompressed_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    if (curve_of(key) == CurveId::p256) return Payload(on<P256>(key).uncompressed());
    return Payload(on<Secp256k1>(key).uncompressed());
}

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    write_hex(payload.view(), out);
}

// Reads the hexadecimal digits of a key of `size` bytes, which must be valid on `curve`.
Result<Payload> read_key(std::string_view text, CurveId curve, std::size_t size) {
    ByteArray<AddressText::capacity / 2> room;
    if (text.size() % 2 != 0) return fail(Errc::hex_odd_length, text.size() - 1);
    const MutBytes bytes = MutBytes(room).first(text.size() / 2);
    const Status digits = read_lower_hex(bytes, text, 0, Errc::address_character);
    const bool foreign = !digits && digits.error().code == Errc::address_character;
    if (bytes.size() != size && !foreign) return length_error(Errc::public_key_length, text, 2 * size);
    if (!digits) return fail(digits.error());
    const auto key = parse_public_key(curve, bytes);
    if (!key) return fail(key.error().code);
    Payload payload(bytes);
    payload.curve = curve;
    return payload;
}

// Without a curve, reads a key of the first curve of the row on which the text is a valid key.
template <typename Size>
Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> curve, Size size_on) {
    if (curve) return read_key(text, *curve, size_on(*curve));
    std::optional<Error> first;
    for (const CurvePath& candidate : row.curves()) {
        auto payload = read_key(text, candidate.curve, size_on(candidate.curve));
        if (payload) return payload;
        if (!first || first->code == Errc::public_key_length) first = payload.error();
    }
    return fail(*first);
}

Result<Payload> read_compressed(const FormatRow& row, std::string_view text, std::optional<CurveId> curve) {
    return read(row, text, curve, [](CurveId on) -> std::size_t { return on == CurveId::ed25519 ? 32 : 33; });
}

Result<Payload> read_uncompressed(const FormatRow& row, std::string_view text, std::optional<CurveId> curve) {
    return read(row, text, curve, [](CurveId) -> std::size_t { return 65; });
}

}  // namespace

const Shape compressed_key = {
    .payload = compressed_payload, .write = write, .read = read_compressed, .checksummed = false, .by_curve = true};
const Shape uncompressed_key = {
    .payload = uncompressed_payload, .write = write, .read = read_uncompressed, .checksummed = false, .by_curve = true};

}  // namespace coffer::address
