// Descriptions of single instructions.
#pragma once

#include "coffer/tx/solana.hpp"

namespace coffer::tx::solana {

/// account_text returns the account with this index in the combined list of a message: in base58, or its position in a lookup table.
[[nodiscard]] std::string account_text(const Message& message, std::size_t index);

/// describe_instruction returns the program, the action, the accounts and the arguments of an instruction, if all of its data decodes.
/// Otherwise it returns the program, the accounts, and the data in hexadecimal.
[[nodiscard]] Description describe_instruction(const Message& message, const Instruction& instruction);

}  // namespace coffer::tx::solana
