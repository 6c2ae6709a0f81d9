// The manual page, generated from the command rows.
#pragma once

#include <string>

namespace coffer::cli {

/// manual_page returns the manual page coffer(1) in roff.
[[nodiscard]] std::string manual_page();

}  // namespace coffer::cli
