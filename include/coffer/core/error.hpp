// Errors: a frozen code, a position and the static name of a field.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <string_view>

#include "coffer/core/errc.hpp"

namespace coffer {

/// no_position is the value of Error::at of an error without a position. Errors about private keys and passphrases have none.
inline constexpr std::uint32_t no_position = std::numeric_limits<std::uint32_t>::max();

/// Error states why an operation failed, at which position and in which field. It contains no input. A regular value.
struct Error {
    Errc code;                       ///< the cause
    std::uint32_t at = no_position;  ///< byte offset in a text or bundle, word index in a mnemonic, item index in a list, or no_position
    const char* what = "";           ///< a string constant, never null: the name of a field or part; may be empty

    friend bool operator==(const Error& a, const Error& b) noexcept {
        return a.code == b.code && a.at == b.at && std::string_view(a.what) == std::string_view(b.what);
    }
};

/// error_name returns the frozen identifier of `code`, e.g. "hardened_only"; "unknown" for a number that is not a code.
[[nodiscard]] std::string_view error_name(Errc code) noexcept;

/// error_text returns the English sentence for `code`, a string constant; "unknown error" for a number that is not a code.
[[nodiscard]] std::string_view error_text(Errc code) noexcept;

/// error_message returns `error` as one line without line break: the text of its code, its field and position in parentheses if it has any,
/// and the name of its code in brackets. For example, "character is not a hexadecimal digit; expected 0-9, a-f or A-F (public key, at 3)
/// [hex_character]". The program coffer prints the same line. The line contains no secret, because an Error contains no input.
[[nodiscard]] std::string error_message(const Error& error);

/// operator<< writes error_message(error) to `out`. A caller includes `<ostream>`, which this header does not include.
template <typename Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const Error& error) {
    return out << std::string_view(error_message(error));
}

/// error_group returns the hundreds digit of `code`: 1 text and encoding, 2 wrong kind, 3 keys and derivation, 4 authentication, 5 trust,
/// 6 unsupported, 7 usage of the program, 9 system.
[[nodiscard]] constexpr int error_group(Errc code) noexcept {
    return static_cast<int>(code) / 100;
}

}  // namespace coffer
