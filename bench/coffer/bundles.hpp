// Bundles, stamps and HPKE, through coffer's public interface.
#pragma once

#include <vector>

#include "common/inputs.hpp"
#include "common/server.hpp"

namespace bench {

[[nodiscard]] std::vector<Job> bundle_jobs(const Inputs& inputs);

}  // namespace bench
