#include "cli/commands/commands.hpp"

#include <vector>

namespace coffer::cli {

std::span<const Command* const> all_commands() {
    static const std::vector<const Command*> all = [] {
        std::vector<const Command*> rows;
        for (const auto list : {mnemonic_commands, node_commands, derive_commands, match_commands, address_commands, key_commands,
                                generate_commands, decrypt_commands, encrypt_commands, sign_commands, stamp_commands, tx_commands,
                                verify_commands, proof_commands, enclave_commands, enclave_token_commands, self_commands}) {
            for (const Command& row : list()) rows.push_back(&row);
        }
        return rows;
    }();
    return all;
}

}  // namespace coffer::cli
