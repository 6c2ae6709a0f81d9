// What a transaction says, in plain words: named lines in an order made for reading, ready to be printed or to become JSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

struct Line;

/// Description is a list of lines. All its text is safe for a terminal: what came from the transaction is escaped.
struct Description {
    std::vector<Line> lines;

    Description& add(std::string_view name, std::string text);
    Description& add(std::string_view name, std::vector<Description> items);

    /// find returns the line of that name, or nullptr.
    [[nodiscard]] const Line* find(std::string_view name) const noexcept COFFER_LIFETIMEBOUND;
    /// text returns the text of that line, or the empty text.
    [[nodiscard]] std::string_view text(std::string_view name) const noexcept COFFER_LIFETIMEBOUND;
};

/// Line is one text, or a list of further descriptions.
struct Line {
    std::string_view name;  // static, as JSON members are spelt: "maxFeePerGas"
    std::string text;
    std::vector<Description> items;
    bool is_list = false;
};

/// printable shows text that somebody else wrote: what is not UTF-8, controls, zero-width and direction characters, and the backslash
/// itself become escapes ("\x1b", "\\"). Everything else stays.
[[nodiscard]] std::string printable(Bytes text);

}  // namespace coffer::tx
