// Non-canonical encodings that the standard of a format permits. They are accepted only on request (Tolerance).
#pragma once

#include <optional>
#include <string>

#include "address/shape.hpp"

namespace coffer::address {

/// canonical_form returns the canonical form of a text that `tolerance` permits for the format of `row`, or nothing if the form does not
/// differ from the text.
[[nodiscard]] std::optional<std::string> canonical_form(const FormatRow& row, std::string_view text, const Tolerance& tolerance);

}  // namespace coffer::address
