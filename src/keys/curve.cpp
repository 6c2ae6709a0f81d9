#include "coffer/keys/curve.hpp"

#include <array>

#include "core/ascii.hpp"

namespace coffer {
namespace {

struct CurveRow {
    CurveId id;
    std::string_view name;
    std::string_view service_name;
    std::string_view alias;
};

constexpr std::array<CurveRow, 4> curves = {{
    {CurveId::secp256k1, "secp256k1", "CURVE_SECP256K1", ""},
    {CurveId::p256, "p256", "CURVE_P256", "nist256p1"},
    {CurveId::ed25519, "ed25519", "CURVE_ED25519", ""},
    {CurveId::x25519, "x25519", "", ""},
}};

constexpr CurveRow no_curve{};

const CurveRow& row_of(CurveId curve) noexcept {
    for (const CurveRow& row : curves)
        if (row.id == curve) return row;
    return no_curve;
}

}  // namespace

std::string_view curve_name(CurveId curve) noexcept {
    return row_of(curve).name;
}

std::string_view curve_service_name(CurveId curve) noexcept {
    return row_of(curve).service_name;
}

Result<CurveId> parse_curve(std::string_view name) noexcept {
    if (name.empty()) return fail(Errc::unknown_curve);
    for (const CurveRow& row : curves)
        for (const std::string_view known : {row.name, row.service_name, row.alias})
            if (core::equal_ignoring_case(name, known)) return row.id;
    return fail(Errc::unknown_curve);
}

}  // namespace coffer
