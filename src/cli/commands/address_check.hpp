// address check: what an address says, or the reason why it is none; one, or a file of them.
#pragma once

#include "cli/command.hpp"

namespace coffer::cli {

/// check_address is the handler of the command.
[[nodiscard]] Result<int> check_address(Context& context);

}  // namespace coffer::cli
