// A description of a transaction for a person: named lines in reading order, which can be printed or converted to JSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

struct Line;

/// Description is a list of lines. In a description that coffer made, all text is safe to print on a terminal: text from the transaction is
/// escaped (see printable).
struct Description {
    std::vector<Line> lines;  ///< the lines, in the order in which they are printed

    /// add appends a line with a text, as it stands, and returns this description. `name` must outlive the description.
    Description& add(std::string_view name, std::string text);
    /// add appends a line with a list of descriptions and returns this description. `name` must outlive the description.
    Description& add(std::string_view name, std::vector<Description> items);

    /// find returns the first line that has this name, or nullptr.
    [[nodiscard]] const Line* find(std::string_view name) const noexcept COFFER_LIFETIMEBOUND;
    /// text returns the text of the first line that has this name, or an empty string if there is no such line.
    [[nodiscard]] std::string_view text(std::string_view name) const noexcept COFFER_LIFETIMEBOUND;
};

/// Line is a name with either a text or a list of descriptions.
struct Line {
    std::string_view name;           ///< a string constant in the style of JSON fields: `maxFeePerGas`
    std::string text;                ///< empty if is_list
    std::vector<Description> items;  ///< empty unless is_list
    bool is_list = false;            ///< true if the line has a list, false if it has a text
};

/// printable returns untrusted text in a form that is safe to print on a terminal. A backslash becomes `\\`. Bytes that are not UTF-8,
/// control characters, line breaks, zero-width characters and bidirectional controls become one escape for each byte, such as `\x1b`. All
/// other characters stay.
[[nodiscard]] std::string printable(Bytes text);

}  // namespace coffer::tx
