// The curves, as types: a key of one curve cannot be passed where a key of another is expected.
#pragma once

#include <concepts>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// CurveId names a curve at run time.
enum class CurveId : u8 { secp256k1, p256, ed25519, x25519 };

/// Secp256k1 is the curve secp256k1 (SEC 2 section 2.4.1). Public keys are SEC 1 points.
struct Secp256k1 {
    static constexpr CurveId id = CurveId::secp256k1;
    static constexpr std::size_t public_key_size = 33;  ///< in bytes, compressed
    /// non_hardened_derivation is true if BIP-32 or SLIP-10 defines non-hardened derivation for the curve.
    static constexpr bool non_hardened_derivation = true;
};

/// P256 is NIST P-256, also named secp256r1 (SP 800-186). Public keys are SEC 1 points.
struct P256 {
    static constexpr CurveId id = CurveId::p256;
    static constexpr std::size_t public_key_size = 33;  ///< in bytes, compressed
    static constexpr bool non_hardened_derivation = true;
};

/// Ed25519 is the signature scheme of RFC 8032. The private key is the 32-byte seed.
struct Ed25519 {
    static constexpr CurveId id = CurveId::ed25519;
    static constexpr std::size_t public_key_size = 32;  ///< in bytes
    static constexpr bool non_hardened_derivation = false;
};

/// X25519 is the key agreement of RFC 7748. The private key is the 32-byte scalar before clamping.
struct X25519 {
    static constexpr CurveId id = CurveId::x25519;
    static constexpr std::size_t public_key_size = 32;  ///< in bytes
    static constexpr bool non_hardened_derivation = false;
};

/// Curve is satisfied by the four curve types above.
template <typename C>
concept Curve = std::same_as<C, Secp256k1> || std::same_as<C, P256> || std::same_as<C, Ed25519> || std::same_as<C, X25519>;

/// WeierstrassCurve is satisfied by the curves with SEC 1 points and ECDSA.
template <typename C>
concept WeierstrassCurve = std::same_as<C, Secp256k1> || std::same_as<C, P256>;

/// curve_known returns whether `curve` is a member of the enumeration.
[[nodiscard]] constexpr bool curve_known(CurveId curve) noexcept {
    return curve <= CurveId::x25519;
}

/// with_curve calls `f` with an object of the curve's type and returns the result. `f` returns the same type for every curve.
/// `curve`: a member of the enumeration (COFFER_INVARIANT).
template <typename F>
decltype(auto) with_curve(CurveId curve, F&& f) {
    switch (curve) {
        case CurveId::secp256k1: return f(Secp256k1{});
        case CurveId::p256: return f(P256{});
        case CurveId::ed25519: return f(Ed25519{});
        case CurveId::x25519: return f(X25519{});
    }
    contract_violated("a curve is outside the enumeration CurveId");
}

/// curve_name returns "secp256k1", "p256", "ed25519" or "x25519", and an empty string for a number outside the enumeration.
[[nodiscard]] std::string_view curve_name(CurveId curve) noexcept;

/// curve_service_name returns the service's name "CURVE_SECP256K1", "CURVE_P256" or "CURVE_ED25519". It returns an empty string for X25519,
/// which the service does not have, and for a number outside the enumeration.
[[nodiscard]] std::string_view curve_service_name(CurveId curve) noexcept;

/// parse_curve returns the curve with the given name: a curve_name, a curve_service_name or "nist256p1", in any letter case.
/// Errors: unknown_curve.
[[nodiscard]] Result<CurveId> parse_curve(std::string_view name) noexcept;

}  // namespace coffer
