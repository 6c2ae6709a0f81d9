// Flows that leak on purpose: each must be found, or the search is blind.
#pragma once

#include <span>

#include "flows/flow.hpp"

namespace coffer::testing {

[[nodiscard]] std::span<const Flow> leaking_flows();

}  // namespace coffer::testing
