// What every description of a transaction must be: names that JSON can have, text that a terminal can show.
#pragma once

#include "coffer/tx/description.hpp"
#include "fuzz.hpp"

namespace coffer::fuzz {

inline void require_readable(const tx::Description& said) {
    require(!said.lines.empty());
    for (const tx::Line& line : said.lines) {
        require(said.find(line.name) == &line);
        require(line.is_list ? line.text.empty() : line.items.empty());
        for (const char c : line.text) require(static_cast<u8>(c) >= 0x20 && c != 0x7f);
        for (const tx::Description& item : line.items) require_readable(item);
    }
}

}  // namespace coffer::fuzz
