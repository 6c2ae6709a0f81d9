// How a parsed JSON text lies in memory: one flat list, each value followed by what it contains.
#pragma once

#include <string_view>

#include "encoding/json.hpp"

namespace coffer::json::detail {

/// Node is a value, or the name of a member; the name is followed by its value.
struct Node {
    std::string_view text;  // a string, or a name
    u64 number = 0;         // an integer in two's complement, or a boolean
    u32 count = 0;          // members or elements
    u32 span = 1;           // nodes from this to the next that it does not contain
    Kind kind = Kind::null;
    bool negative = false;
    bool is_name = false;

    [[nodiscard]] const Node* next() const noexcept { return this + span; }
};

}  // namespace coffer::json::detail
