// A parsed JSON text in memory: one flat list in which each value is followed by its content.
#pragma once

#include <string_view>

#include "encoding/json.hpp"

namespace coffer::json::detail {

/// Node is a value or the name of a field. A name is followed by its value.
struct Node {
    std::string_view text;  // of a string or a name
    u64 number = 0;         // an integer in two's complement, or a boolean
    u32 count = 0;          // number of fields or elements
    u32 span = 1;           // number of nodes of this value, including its content
    Kind kind = Kind::null;
    bool negative = false;
    bool is_name = false;

    [[nodiscard]] const Node* next() const noexcept { return this + span; }
};

}  // namespace coffer::json::detail
