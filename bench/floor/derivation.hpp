// Phrases, trees of keys and addresses.
#pragma once

#include <vector>

#include "common/inputs.hpp"
#include "common/server.hpp"

namespace bench::floor {

/// derivation_jobs: phrase_seed, eth_private, eth_cold, eth_xpub, p2wpkh_xpub, p2tr_xpub, sol_cached, sol_cold, and for comparison of
/// outputs phrase_seed_batch and eth_xpub_batch, which are the same without any gain from being asked together.
[[nodiscard]] std::vector<Job> derivation_jobs(const Inputs& inputs);

}  // namespace bench::floor
