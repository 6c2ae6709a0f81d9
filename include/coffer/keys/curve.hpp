// The curves, as types: a key of one curve cannot be passed where another is meant.
#pragma once

#include <concepts>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

enum class CurveId : u8 { secp256k1, p256, ed25519, x25519 };

/// SEC 2 secp256k1; public keys in SEC 1 compressed form.
struct Secp256k1 {
    static constexpr CurveId id = CurveId::secp256k1;
    static constexpr std::size_t public_key_size = 33;
    static constexpr bool soft_derivation = true;
};

/// NIST P-256 (secp256r1, FIPS 186-5).
struct P256 {
    static constexpr CurveId id = CurveId::p256;
    static constexpr std::size_t public_key_size = 33;
    static constexpr bool soft_derivation = true;
};

/// Ed25519 (RFC 8032); the private key is the 32-byte seed.
struct Ed25519 {
    static constexpr CurveId id = CurveId::ed25519;
    static constexpr std::size_t public_key_size = 32;
    static constexpr bool soft_derivation = false;
};

/// X25519 (RFC 7748).
struct X25519 {
    static constexpr CurveId id = CurveId::x25519;
    static constexpr std::size_t public_key_size = 32;
    static constexpr bool soft_derivation = false;
};

template <typename C>
concept Curve = std::same_as<C, Secp256k1> || std::same_as<C, P256> || std::same_as<C, Ed25519> || std::same_as<C, X25519>;

/// WeierstrassCurve: curves with SEC 1 points and ECDSA.
template <typename C>
concept WeierstrassCurve = std::same_as<C, Secp256k1> || std::same_as<C, P256>;

/// curve_known says whether `curve` is a member of the enumeration.
[[nodiscard]] constexpr bool curve_known(CurveId curve) noexcept {
    return curve <= CurveId::x25519;
}

/// with_curve calls `f` with the tag of a curve that is known at run time only (COFFER_INVARIANT); `f` returns the same type for each.
template <typename F>
decltype(auto) with_curve(CurveId curve, F&& f) {
    switch (curve) {
        case CurveId::secp256k1: return f(Secp256k1{});
        case CurveId::p256: return f(P256{});
        case CurveId::ed25519: return f(Ed25519{});
        case CurveId::x25519: return f(X25519{});
    }
    invariant_failed();
}

/// curve_name returns "secp256k1", "p256", "ed25519" or "x25519"; empty for a number that is no curve.
[[nodiscard]] std::string_view curve_name(CurveId curve) noexcept;

/// curve_service_name returns "CURVE_SECP256K1", "CURVE_P256", "CURVE_ED25519"; empty for X25519, which the service does not have.
[[nodiscard]] std::string_view curve_service_name(CurveId curve) noexcept;

/// parse_curve reads either name, in any case; also "nist256p1". Error: unknown_curve.
[[nodiscard]] Result<CurveId> parse_curve(std::string_view name) noexcept;

}  // namespace coffer
