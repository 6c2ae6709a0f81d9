// Texts of Ethereum accounts: 0x and 40 hexadecimal digits, whose letter case is the checksum (EIP-55).
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::eip55 {

inline constexpr std::size_t digit_count = 40;
inline constexpr std::size_t text_length = 2 + digit_count;

/// apply_case changes 40 lower-case digits to the letter case of EIP-55.
void apply_case(std::span<char, digit_count> digits);
/// apply_case does the same with a known hash. `hash`: the Keccak-256 of the 40 lower-case digits.
void apply_case(std::span<char, digit_count> digits, FixedBytes<32> hash);

/// encode returns 0x and the 40 digits with the letter case of EIP-55.
[[nodiscard]] std::array<char, text_length> encode(FixedBytes<20> account);

/// decode returns the account of a text: 0x and 40 digits. Digits that are all lower case or all upper case have no checksum; mixed case
/// must match EIP-55.
/// Errors: hex_prefix, hex_odd_length, hex_length, hex_character (at its offset), eip55_checksum (at the first letter of the wrong case).
[[nodiscard]] Result<ByteArray<20>> decode(std::string_view text);

}  // namespace coffer::eip55
