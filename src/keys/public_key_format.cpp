#include "coffer/keys/public_key_format.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/try.hpp"
#include "keys/formats/public_codecs.hpp"

namespace coffer {
namespace {

using namespace keys;

constexpr std::array<CurveId, 4> every_curve = {CurveId::p256, CurveId::secp256k1, CurveId::ed25519, CurveId::x25519};
constexpr std::array<CurveId, 2> weierstrass_curves = {CurveId::p256, CurveId::secp256k1};
constexpr std::array<CurveId, 1> only_secp256k1 = {CurveId::secp256k1};

constexpr auto rows = std::to_array<PublicKeyFormatRow>({
#define COFFER_PUBLIC_KEY_FORMAT(id, name, curves, names_curve, decode, encode) \
    PublicKeyFormatRow{PublicKeyFormat::id, name, curves, names_curve},
#include "keys/public_formats.inc"
#undef COFFER_PUBLIC_KEY_FORMAT
});

struct Codec {
    PublicDecoder* decode;
    PublicEncoder* encode;
};

constexpr auto codecs = std::to_array<Codec>({
#define COFFER_PUBLIC_KEY_FORMAT(id, name, curves, names_curve, decode, encode) Codec{decode, encode},
#include "keys/public_formats.inc"
#undef COFFER_PUBLIC_KEY_FORMAT
});

constexpr bool ids_are_sorted() {
    return std::adjacent_find(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id >= b.id; }) == rows.end();
}
static_assert(ids_are_sorted() && rows.size() == codecs.size());

Result<std::size_t> index_of(PublicKeyFormat format) noexcept {
    const auto row = std::ranges::lower_bound(rows, format, {}, &PublicKeyFormatRow::id);
    if (row == rows.end() || row->id != format) return fail(Errc::unknown_key_format);
    return static_cast<std::size_t>(row - rows.begin());
}

bool carries(const PublicKeyFormatRow& row, CurveId curve) noexcept {
    return std::ranges::find(row.curves, curve) != row.curves.end();
}

constexpr std::size_t max_text = 4096;

}  // namespace

std::span<const PublicKeyFormatRow> public_key_formats() noexcept {
    return rows;
}

Result<PublicKeyFormat> parse_public_key_format(std::string_view name) noexcept {
    for (const PublicKeyFormatRow& row : rows)
        if (core::equal_ignoring_case(name, row.name)) return row.id;
    return fail(Errc::unknown_key_format);
}

Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, CurveId curve, std::string_view text) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!carries(rows[index], curve)) return fail(Errc::curve_mismatch);
    if (text.size() > max_text) return fail(Errc::text_too_long);
    COFFER_TRY(const AnyPublicKey key, codecs[index].decode(curve, text));
    if (curve_of(key) != curve) return fail(Errc::curve_mismatch);
    return key;
}

Result<AnyPublicKey> decode_public_key(PublicKeyFormat format, std::string_view text) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!rows[index].names_curve) return fail(Errc::unknown_curve);
    if (text.size() > max_text) return fail(Errc::text_too_long);
    return codecs[index].decode(std::nullopt, text);
}

Result<std::string> encode_public_key(PublicKeyFormat format, const AnyPublicKey& key) {
    COFFER_TRY(const std::size_t index, index_of(format));
    if (!carries(rows[index], curve_of(key))) return fail(Errc::curve_mismatch);
    return codecs[index].encode(key);
}

}  // namespace coffer
