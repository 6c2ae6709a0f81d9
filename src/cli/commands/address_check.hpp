// address check: describes one address, or each address of a file, or reports why a text is not an address.
#pragma once

#include "cli/command.hpp"

namespace coffer::cli {

/// check_address is the handler of the command `address check`.
[[nodiscard]] Result<int> check_address(Context& context);

}  // namespace coffer::cli
