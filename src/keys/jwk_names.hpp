// The names of key types and curves in JSON Web Keys (RFC 7518 section 6.2, RFC 8037, RFC 8812).
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/keys/curve.hpp"

namespace coffer::keys {

struct JwkNames {
    CurveId curve;
    std::string_view kty;
    std::string_view crv;
};

inline constexpr std::array<JwkNames, 4> jwk_names = {{
    {CurveId::p256, "EC", "P-256"},
    {CurveId::secp256k1, "EC", "secp256k1"},
    {CurveId::ed25519, "OKP", "Ed25519"},
    {CurveId::x25519, "OKP", "X25519"},
}};

[[nodiscard]] inline const JwkNames& jwk_names_of(CurveId curve) noexcept {
    const auto row = std::ranges::find(jwk_names, curve, &JwkNames::curve);
    COFFER_INVARIANT(row != jwk_names.end());
    return *row;
}

/// find_jwk_curve returns the curve with the given names.
/// Errors: unknown_curve (`crv`), json_value (`kty` does not match the curve).
[[nodiscard]] inline Result<CurveId> find_jwk_curve(std::string_view kty, std::string_view crv) noexcept {
    const auto row = std::ranges::find(jwk_names, crv, &JwkNames::crv);
    if (row == jwk_names.end()) return fail(Errc::unknown_curve, "crv");
    if (row->kty != kty) return fail(Errc::json_value, "kty");
    return row->curve;
}

}  // namespace coffer::keys
