// Errors: a frozen code, a position, a static field name; never data.
#pragma once

#include <cstdint>
#include <limits>
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

/// error_group returns the hundreds digit of `code`: 1 text, 2 kind, 3 key, 4 authentication, 5 trust, 6 unsupported, 7 usage, 9 system.
[[nodiscard]] constexpr int error_group(Errc code) noexcept {
    return static_cast<int>(code) / 100;
}

}  // namespace coffer
