// Contract calls (Solidity's contract ABI specification). Only the canonical layout is decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx {

/// AddressText is a function that returns the account in a word of 32 bytes, in the chain's text encoding, or nothing if the word holds no
/// account.
using AddressText = std::optional<std::string> (*)(FixedBytes<32> word);

/// decode_arguments returns the arguments of a call as texts, or nothing if `data` is not their canonical encoding. `signature`: the
/// method's signature, with the types address, uintN, bool, bytesN, bytes, and arrays of these. `data`: without the selector.
[[nodiscard]] std::optional<std::vector<std::string>> decode_arguments(std::string_view signature, Bytes data, AddressText address);

/// describe_call adds lines about the data of a call. If the method is known and all of the data decodes, these are the method and its
/// arguments; otherwise the selector and every word of the data. The last line is the length of the data.
void describe_call(Description& description, Bytes data, AddressText address);

}  // namespace coffer::tx
