// Times as text.
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

/// utc_text returns a time as text: "2026-01-31 23:59:58 UTC", or a number of milliseconds from the year 10000 on. `milliseconds`: since
/// 1970-01-01T00:00:00Z.
[[nodiscard]] std::string utc_text(u64 milliseconds);

}  // namespace coffer::tx
