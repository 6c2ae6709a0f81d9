// Help texts, made from the command rows.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace coffer::cli {

/// overview lists all commands.
[[nodiscard]] std::string overview();
/// help describes one command and its options.
[[nodiscard]] std::string help(const Command& command);
/// group_help lists the commands whose name begins with `group`, e.g. "mnemonic".
[[nodiscard]] std::string group_help(std::string_view group);

}  // namespace coffer::cli
