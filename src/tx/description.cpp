#include "coffer/tx/description.hpp"

#include <algorithm>

#include "coffer/encoding/hex.hpp"
#include "encoding/text.hpp"

namespace coffer::tx {
Description& Description::add(std::string_view name, std::string text) {
    lines.push_back({name, std::move(text), {}, false});
    return *this;
}

Description& Description::add(std::string_view name, std::vector<Description> items) {
    lines.push_back({name, {}, std::move(items), true});
    return *this;
}

const Line* Description::find(std::string_view name) const noexcept {
    const auto line = std::ranges::find(lines, name, &Line::name);
    return line == lines.end() ? nullptr : &*line;
}

std::string_view Description::text(std::string_view name) const noexcept {
    const Line* line = find(name);
    return line == nullptr ? std::string_view() : line->text;
}

std::string printable(Bytes text) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t length = text::harmless_character(text);
        if (text[0] == '\\') {
            shown += "\\\\";
        } else if (length == 0) {
            shown += "\\x" + hex::encode(text.first(1));
        } else {
            shown += as_text(text.first(length));
        }
        text = text.subspan(std::max<std::size_t>(length, 1));
    }
    return shown;
}

}  // namespace coffer::tx
