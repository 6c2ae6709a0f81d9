// The canonical JSON of QuorumOS: the encoding that is hashed.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/result.hpp"
#include "encoding/json.hpp"

namespace coffer::qos {

/// canonical_json returns `value` without white space. Fields are sorted by the UTF-16 code units of their names. Fields that are null are
/// omitted (nulls in arrays remain). Integers become strings of decimal digits. Error: json_number_range (a number that is not an integer).
[[nodiscard]] Result<std::string> canonical_json(const json::Value& value);

/// This overload parses `text`, at most 1 MiB with a depth of 16. Errors: the json_ and utf8_ errors (at: byte offset).
[[nodiscard]] Result<std::string> canonical_json(std::string_view text);

}  // namespace coffer::qos
