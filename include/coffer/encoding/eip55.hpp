// Ethereum account texts: 0x and 40 hexadecimal digits whose case is the checksum (EIP-55).
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::eip55 {

inline constexpr std::size_t digit_count = 40;
inline constexpr std::size_t text_length = 2 + digit_count;

/// apply_case turns 40 lower-case digits into their checksummed spelling.
void apply_case(std::span<char, digit_count> digits);
/// apply_case where `hash`, the Keccak-256 of the lower-case digits, is known already.
void apply_case(std::span<char, digit_count> digits, FixedBytes<32> hash);

/// encode writes 0x and the checksummed digits.
[[nodiscard]] std::array<char, text_length> encode(FixedBytes<20> account);

/// decode reads 0x and 40 digits: all lower or all upper case without checksum, mixed case with the right one. Errors: hex_prefix,
/// hex_length, hex_character (at), eip55_checksum (at: the first letter of the wrong case).
[[nodiscard]] Result<ByteArray<20>> decode(std::string_view text);

}  // namespace coffer::eip55
