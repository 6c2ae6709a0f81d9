// Instants as people read them.
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

/// utc_text prints milliseconds since 1970 as "2026-01-31 23:59:58 UTC"; from the year 10000 on, as a number of milliseconds.
[[nodiscard]] std::string utc_text(u64 milliseconds);

}  // namespace coffer::tx
