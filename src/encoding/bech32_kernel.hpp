// The parts of bech32 that public and secret data share: the symbols, and the checksum without tables.
#pragma once

#include <string_view>

#include "coffer/encoding/bech32.hpp"
#include "core/ct_mask.hpp"

namespace coffer::bech32::detail {

inline constexpr std::string_view symbols = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
inline constexpr u32 checksum_bits = 30;

/// target returns the checksum of a valid text.
constexpr u32 target(Variant variant) noexcept {
    COFFER_INVARIANT(variant <= Variant::bech32m);
    return variant == Variant::bech32 ? 1 : 0x2bc830a3;
}

/// reduction returns the value that is added to the checksum when the five bits `top` leave it.
constexpr u32 reduction(u32 top) noexcept {
    constexpr std::array<u32, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    u32 sum = 0;
    for (u32 i = 0; i < generator.size(); ++i) sum ^= (0U - (top >> i & 1U)) & generator[i];
    return sum;
}

/// is_valid returns whether decode_into accepts `text`, of at most values.size() characters. It does not locate a wrong character, which
/// takes longer than the rest. `values` is working memory.
[[nodiscard]] bool is_valid(std::string_view text, MutBytes values) noexcept;

/// step returns the checksum after one more value. Constant time.
constexpr u32 step(u32 checksum, u32 value) noexcept {
    return ((checksum & 0x1ffffff) << 5 | value) ^ reduction(checksum >> 25);
}

/// checksum_of_hrp returns the checksum after the human-readable part, which is in lower case.
constexpr u32 checksum_of_hrp(std::string_view hrp) noexcept {
    u32 checksum = 1;
    for (const char c : hrp) checksum = step(checksum, static_cast<unsigned char>(c) >> 5);
    checksum = step(checksum, 0);
    for (const char c : hrp) checksum = step(checksum, static_cast<unsigned char>(c) & 31U);
    return checksum;
}

}  // namespace coffer::bech32::detail
