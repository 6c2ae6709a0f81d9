// Flows whose branches and addresses depend on a secret on purpose. The gate must report each of them.
#pragma once

#include <span>

#include "flows/flow.hpp"

namespace coffer::testing {

[[nodiscard]] std::span<const Flow> leaking_branches();

}  // namespace coffer::testing
