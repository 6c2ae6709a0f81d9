// The meaning of the first byte of an RLP item (Ethereum yellow paper, appendix B), shared by Writer and Reader.
#pragma once

#include <cstddef>

#include "coffer/core/bytes.hpp"

namespace coffer::rlp {

inline constexpr std::size_t longest_short = 55;
inline constexpr u8 string_base = 0x80;
inline constexpr u8 long_string_base = 0xb7;
inline constexpr u8 list_base = 0xc0;
inline constexpr u8 long_list_base = 0xf7;

}  // namespace coffer::rlp
