// Help, the manual page and shell completions, generated from the command rows.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// overview returns the list of all commands.
[[nodiscard]] std::string overview();
/// help returns the description of one command and its options.
[[nodiscard]] std::string help(const Command& command);
/// group_help returns the list of the commands whose first word is `group`, such as "mnemonic".
[[nodiscard]] std::string group_help(std::string_view group);

/// manual_page returns the manual page coffer(1) in roff.
[[nodiscard]] std::string manual_page();

/// completion_script returns the completion script of a shell: "bash", "zsh" or "fish". Error: usage_value.
[[nodiscard]] Result<std::string> completion_script(std::string_view shell);

}  // namespace coffer::cli
