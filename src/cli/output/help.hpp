// Help texts, generated from the command rows.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace coffer::cli {

/// overview returns the list of all commands.
[[nodiscard]] std::string overview();
/// help returns the description of one command and its options.
[[nodiscard]] std::string help(const Command& command);
/// group_help returns the list of the commands whose first word is `group`, such as "mnemonic".
[[nodiscard]] std::string group_help(std::string_view group);

}  // namespace coffer::cli
