// Calls of contracts (Solidity's contract ABI specification), strictly in the one canonical layout.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx {

/// AddressText returns the account that a word of 32 bytes holds, as its chain prints it; nothing where the word holds no account.
using AddressText = std::optional<std::string> (*)(FixedBytes<32> word);

/// decode_arguments prints the arguments of a call of `signature`: address, uintN, bool, bytesN, bytes, T[] of those. Nothing where `data`
/// (without selector) is anything but their canonical encoding.
[[nodiscard]] std::optional<std::vector<std::string>> decode_arguments(std::string_view signature, Bytes data, AddressText address);

/// describe_call adds what a call's data says: the method and its arguments where all of the data was understood, else the selector and
/// every word of the data; and its length in bytes.
void describe_call(Description& description, Bytes data, AddressText address);

}  // namespace coffer::tx
