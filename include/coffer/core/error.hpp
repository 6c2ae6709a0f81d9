// Errors: a frozen code, a position, a static field name; never data.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <string_view>

#include "coffer/core/errc.hpp"

namespace coffer {

/// no_position is the value of Error::at where a position makes no sense (private keys, passphrases).
inline constexpr std::uint32_t no_position = std::numeric_limits<std::uint32_t>::max();

/// Error says why, where (`at`: byte offset, or word index of a phrase, or item index of a list) and in which field (`what`: static
/// text, may be empty). It never carries input data.
struct Error {
    Errc code;
    std::uint32_t at = no_position;
    const char* what = "";

    friend bool operator==(const Error& a, const Error& b) noexcept {
        return a.code == b.code && a.at == b.at && std::string_view(a.what) == std::string_view(b.what);
    }
};

/// error_name returns the frozen identifier of `code`, e.g. "hardened_only"; "unknown" for a number that is no code.
[[nodiscard]] std::string_view error_name(Errc code) noexcept;

/// error_text returns one static English sentence for `code`, without input data.
[[nodiscard]] std::string_view error_text(Errc code) noexcept;

/// error_message returns the line that says all of `error`: the text of its code, the field and the position in parentheses where there are
/// any, and the name of the code in brackets. "character is not a hexadecimal digit; expected 0-9, a-f or A-F (public key, at 3)
/// [hex_character]". The program coffer prints the same line. It holds no secret, since an Error holds none.
/// Throws std::bad_alloc where memory is out.
[[nodiscard]] std::string error_message(const Error& error);

/// << writes error_message(error). It needs `<ostream>`, which this header does not include.
template <typename Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const Error& error) {
    return out << std::string_view(error_message(error));
}

/// error_group returns the hundreds digit of `code`: 1 text, 2 kind, 3 key, 4 authentication, 5 trust, 6 unsupported, 7 usage, 9 system.
[[nodiscard]] constexpr int error_group(Errc code) noexcept {
    return static_cast<int>(code) / 100;
}

}  // namespace coffer
