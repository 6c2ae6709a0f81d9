// 256-bit words of Ethereum's ABI: integers as 32 bytes, big-endian, in two's complement.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "encoding/json.hpp"

namespace coffer::message {

using Word = ByteArray<32>;

/// integer_word reads a JSON integer, or a string of decimal digits (with a minus sign if `is_signed`) or of 0x and 1 to 64 hexadecimal
/// digits, and checks that the number fits `bits` (8 to 256). Errors, with `what`: json_wrong_type, json_number_range, hex_character,
/// typed_data_syntax (a string that is not a number).
[[nodiscard]] Result<Word> integer_word(const json::Value& value, unsigned bits, bool is_signed, const char* what);

}  // namespace coffer::message
