// Shell completions, generated from the command rows.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer::cli {

/// completion_script returns the completion script of a shell: "bash", "zsh" or "fish". Error: usage_value.
[[nodiscard]] Result<std::string> completion_script(std::string_view shell);

}  // namespace coffer::cli
