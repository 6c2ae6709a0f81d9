#include "coffer/keys/key_format.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer {
namespace {

using namespace keys;

constexpr std::array<CurveId, 4> every_curve = {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519};
constexpr std::array<CurveId, 4> asn1_curves = {CurveId::p256, CurveId::secp256k1, CurveId::ed25519, CurveId::x25519};
constexpr std::array<CurveId, 2> weierstrass_curves = {CurveId::p256, CurveId::secp256k1};
constexpr std::array<CurveId, 3> sui_curves = {CurveId::ed25519, CurveId::secp256k1, CurveId::p256};
constexpr std::array<CurveId, 1> only_ed25519 = {CurveId::ed25519};
constexpr std::array<CurveId, 1> only_secp256k1 = {CurveId::secp256k1};

constexpr auto rows = std::to_array<KeyFormatRow>({
#define COFFER_KEY_FORMAT(id, name, service_name, curves, names_curve, decode, encode) \
    KeyFormatRow{KeyFormat::id, name, service_name, curves, names_curve},
#include "keys/formats.inc"
#undef COFFER_KEY_FORMAT
});

struct Codec {
    Decoder* decode;
    Encoder* encode;
};

constexpr auto codecs = std::to_array<Codec>({
#define COFFER_KEY_FORMAT(id, name, service_name, curves, names_curve, decode, encode) Codec{decode, encode},
#include "keys/formats.inc"
#undef COFFER_KEY_FORMAT
});

constexpr bool ids_are_sorted() {
    return std::adjacent_find(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id >= b.id; }) == rows.end();
}
static_assert(ids_are_sorted() && rows.size() == codecs.size());

Result<std::size_t> index_of(KeyFormat format) noexcept {
    const auto row = std::ranges::lower_bound(rows, format, {}, &KeyFormatRow::id);
    if (row == rows.end() || row->id != format) return fail(Errc::unknown_key_format);
    return static_cast<std::size_t>(row - rows.begin());
}

bool carries(const KeyFormatRow& row, CurveId curve) noexcept {
    return std::ranges::find(row.curves, curve) != row.curves.end();
}

// The longest text is a JWK with its optional fields.
constexpr std::size_t max_text = 4096;

}  // namespace

std::span<const KeyFormatRow> key_formats() noexcept {
    return rows;
}

Result<KeyFormat> parse_key_format(std::string_view name) noexcept {
    if (name.empty()) return fail(Errc::unknown_key_format);
    for (const KeyFormatRow& row : rows)
        if (core::equal_ignoring_case(name, row.name) || core::equal_ignoring_case(name, row.service_name)) return row.id;
    return fail(Errc::unknown_key_format);
}

Result<AnyPrivateKey> decode_private_key(KeyFormat format, CurveId curve, const SecretText& text) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!carries(rows[index], curve)) return fail(Errc::curve_mismatch);
    if (text.size() > max_text) return fail(Errc::text_too_long);
    return codecs[index].decode(curve, text.reveal());
}

Result<AnyPrivateKey> decode_private_key(KeyFormat format, const SecretText& text) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!rows[index].names_curve) return fail(Errc::unknown_curve);
    if (text.size() > max_text) return fail(Errc::text_too_long);
    return codecs[index].decode(std::nullopt, text.reveal());
}

Result<SecretText> encode_private_key(KeyFormat format, const AnyPrivateKey& key) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!carries(rows[index], curve_of(key))) return fail(Errc::curve_mismatch);
    return codecs[index].encode(key);
}

}  // namespace coffer
