// Helpers for the tests of stamp/.
#pragma once

#include <string>
#include <string_view>

#include "coffer/encoding/base64.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {

/// header_of returns JSON in the encoding of stamp headers; json_of decodes it.
[[nodiscard]] inline std::string header_of(std::string_view json) {
    return base64::encode(as_bytes(json), base64::Alphabet::url, base64::Padding::none);
}
[[nodiscard]] inline std::string json_of(std::string_view header) {
    const auto bytes = base64::decode(header, base64::Alphabet::url, base64::Padding::none);
    return bytes ? std::string(as_text(*bytes)) : "(not base64url)";
}

/// replaced returns `text` with the first `from` replaced by `to`. `from` must occur.
[[nodiscard]] inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("text not found: " + std::string(from));
    return text.replace(at, from.size(), to);
}

}  // namespace coffer::testing
