// One instruction in plain words.
#pragma once

#include "coffer/tx/solana.hpp"

namespace coffer::tx::solana {

/// account_text prints an account of a message by its index: base58, or its place in a table.
[[nodiscard]] std::string account_text(const Message& message, std::size_t index);

/// describe_instruction names program, action, accounts and arguments where all of it is known and nothing is left over; else it shows the
/// program's address, the accounts, and the data as hex.
[[nodiscard]] Description describe_instruction(const Message& message, const Instruction& instruction);

}  // namespace coffer::tx::solana
