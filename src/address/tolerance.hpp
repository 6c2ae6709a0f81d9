// Spellings that are not canonical, but that a format's own standard allows: read only where they are asked for by name.
#pragma once

#include <optional>
#include <string>

#include "address/shape.hpp"

namespace coffer::address {

/// respelled returns the canonical spelling of a text that `tolerance` lets pass for the row; nothing where it does not change the text.
[[nodiscard]] std::optional<std::string> respelled(const FormatRow& row, std::string_view text, const Tolerance& tolerance);

}  // namespace coffer::address
