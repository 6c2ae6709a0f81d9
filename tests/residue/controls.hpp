// Flows that leak on purpose. The search must find each of them.
#pragma once

#include <span>

#include "flows/flow.hpp"

namespace coffer::testing {

[[nodiscard]] std::span<const Flow> leaking_flows();

}  // namespace coffer::testing
