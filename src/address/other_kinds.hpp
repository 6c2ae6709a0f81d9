// Valid texts of chains that are known, but of kinds that no format of the table reads.
#pragma once

#include <string_view>

namespace coffer::address {

/// other_kind names the kind of `text` ("Cardano base address"), whose checksum is right; nullptr where it is of none that is known. No
/// text that a format reads has such a kind.
[[nodiscard]] const char* other_kind(std::string_view text);

}  // namespace coffer::address
