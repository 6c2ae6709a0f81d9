// Calls of contracts (Solidity's contract ABI specification), strictly in the one canonical layout.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx {

/// AddressText prints an account as its chain does.
using AddressText = std::string (*)(FixedBytes<20> account);

/// decode_arguments prints the arguments of a call of `signature`: address, uintN, bool, bytesN, bytes, T[] of those. Nothing where `data`
/// (without selector) is anything but their canonical encoding.
[[nodiscard]] std::optional<std::vector<std::string>> decode_arguments(std::string_view signature, Bytes data, AddressText address);

/// describe_call adds what a call's data says: method and arguments where they are known, else the selector; and its length.
void describe_call(Description& description, Bytes data, AddressText address);

}  // namespace coffer::tx
