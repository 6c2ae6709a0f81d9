// Recognition of valid addresses of known chains whose kind no format of the table has.
#pragma once

#include <string_view>

namespace coffer::address {

/// other_kind returns the name of the kind of `text`, such as "Cardano base address", if its checksum is valid; nullptr if the kind is
/// unknown. It never names a text that a format of the table accepts.
[[nodiscard]] const char* other_kind(std::string_view text);

}  // namespace coffer::address
