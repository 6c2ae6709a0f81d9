// Limits for the JSON that this layer accepts.
#pragma once

#include "encoding/json.hpp"

namespace coffer::qos {

inline constexpr json::Limits json_limits{.max_bytes = std::size_t{1} << 20, .max_depth = 16, .numbers = json::Numbers::integers};

}  // namespace coffer::qos
