// The canonical JSON of QuorumOS: the one spelling that its hashes are made over.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/result.hpp"
#include "encoding/json.hpp"

namespace coffer::qos {

/// canonical_json writes a value without spaces: members sorted by their names' UTF-16 units, those that are null left out (nulls in
/// arrays stay), integers as decimal texts. Error: json_number_range (a real).
[[nodiscard]] Result<std::string> canonical_json(const json::Value& value);

/// canonical_json of a text of at most 1 MiB and depth 16. Errors: the json_ and utf8_ codes (at: byte offset).
[[nodiscard]] Result<std::string> canonical_json(std::string_view text);

}  // namespace coffer::qos
