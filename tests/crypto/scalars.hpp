// Scalars and helpers for the tests of curves.
#pragma once

#include <array>
#include <cstdlib>
#include <vector>

#include "coffer/crypto/hash.hpp"
#include "support/hex.hpp"

namespace coffer::testing {

using Scalar = ByteArray<32>;

inline const Scalar zero{};
inline const Scalar one = from_hex<32>("0000000000000000000000000000000000000000000000000000000000000001");
inline const Scalar all_ones = from_hex<32>("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

/// plus returns scalar + addend as an integer (addend may be negative; the result is in range).
[[nodiscard]] inline Scalar plus(Scalar scalar, int addend) {
    int carry = addend;
    for (std::size_t i = 32; i-- > 0 && carry != 0;) {
        const int sum = scalar[i] + carry;
        scalar[i] = static_cast<u8>(sum & 0xff);
        carry = sum >> 8;
    }
    return scalar;
}

/// counted_digest returns a digest that depends on `number`. Every second one has (number mod 32) leading zero bytes, because truncated and
/// unpadded integers are a common fault of ECDSA implementations.
[[nodiscard]] inline Scalar counted_digest(u32 number) {
    const ByteArray<4> bytes = {static_cast<u8>(number >> 24), static_cast<u8>(number >> 16), static_cast<u8>(number >> 8),
                                static_cast<u8>(number)};
    Scalar digest = sha256(bytes);
    if (number % 2 == 0)
        for (std::size_t i = 0; i < (number / 2) % 32; ++i) digest[i] = 0;
    return digest;
}

/// case_count returns the number in the environment variable COFFER_SIGNATURE_CASES, or `fallback`.
[[nodiscard]] inline u32 case_count(u32 fallback) {
    const char* given = std::getenv("COFFER_SIGNATURE_CASES");
    return given == nullptr ? fallback : static_cast<u32>(std::strtoul(given, nullptr, 10));
}

}  // namespace coffer::testing
