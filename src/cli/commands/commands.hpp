// The command rows. Each source file of this folder defines one list.
#pragma once

#include "cli/command.hpp"

namespace coffer::cli {

std::span<const Command> mnemonic_commands();
std::span<const Command> node_commands();
std::span<const Command> derive_commands();
std::span<const Command> match_commands();
std::span<const Command> address_commands();
std::span<const Command> key_commands();
std::span<const Command> generate_commands();
std::span<const Command> decrypt_commands();
std::span<const Command> encrypt_commands();
std::span<const Command> sign_commands();
std::span<const Command> stamp_commands();
std::span<const Command> tx_commands();
std::span<const Command> verify_commands();
std::span<const Command> proof_commands();
std::span<const Command> enclave_commands();
std::span<const Command> enclave_token_commands();
std::span<const Command> self_commands();

}  // namespace coffer::cli
