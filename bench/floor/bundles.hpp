// Bundles, stamps and HPKE.
#pragma once

#include <vector>

#include "common/inputs.hpp"
#include "common/server.hpp"

namespace bench::floor {

/// bundle_jobs: export_open, import_seal, stamp, stamp_deterministic, credential_open, hpke_open, hpke_seal; for comparison of outputs also
/// the jobs whose names end in _warm and _batch, which are the same without any gain from what is kept.
[[nodiscard]] std::vector<Job> bundle_jobs(const Inputs& inputs);

/// check_sample verifies or opens a sample of import_seal, import_seal_warm, stamp or hpke_seal; throws Failure where it is wrong.
void check_sample(const Inputs& inputs, std::string_view job, std::string_view sample);

}  // namespace bench::floor
