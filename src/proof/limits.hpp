// What this layer takes of JSON.
#pragma once

#include "coffer/encoding/json.hpp"

namespace coffer::proof {

inline constexpr json::Limits json_limits{.max_bytes = std::size_t{1} << 20, .max_depth = 16, .numbers = json::Numbers::integers};

}  // namespace coffer::proof
