#include "address/foreign_text.hpp"

#include <algorithm>

#include "address/bech32_bytes.hpp"
#include "address/shape.hpp"
#include "core/ascii.hpp"
#include "encoding/bech32_kernel.hpp"

namespace coffer::address {
namespace {

// Values and checksum of 20 bytes, the shortest payload, without one character that may have been omitted.
constexpr std::size_t shortest_data = bech32::values_length(20) + bech32::checksum_length - 1;

constexpr bool is_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}

// The 32 characters of Bech32 and CashAddr in either case: all letters and digits except 1, b, i and o.
constexpr bool is_symbol(char c) noexcept {
    const char lower = core::ascii_lower(c);
    if (c >= '0' && c <= '9') return c != '1';
    return is_lower(lower) && lower != 'b' && lower != 'i' && lower != 'o';
}

// Number of characters that do not belong in the data of an upper-case or lower-case text.
std::size_t wrong_letters(std::string_view data, bool upper_case) noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(data, [&](char c) { return !is_symbol(c) || (upper_case ? is_lower(c) : is_upper(c)); }));
}

bool begins_with_listed_hrp(std::string_view text, bool with_separator) noexcept {
    return std::ranges::any_of(formats(), [&](const FormatRow& row) {
        const std::string_view hrp = row.params.hrp;
        if (hrp.empty() || text.size() <= hrp.size()) return false;
        return with_separator ? begins_with_hrp(text, hrp) : core::equal_ignoring_case(text.substr(0, hrp.size()), hrp);
    });
}

bool is_valid(std::string_view text) noexcept {
    ByteArray<AddressText::capacity> values;
    return bech32::detail::is_valid(text, values);
}

}  // namespace

bool meant_as_bech32(std::string_view text) noexcept {
    if (text.size() <= shortest_data) return false;
    const auto lower = std::ranges::count_if(text, is_lower);
    const auto upper = std::ranges::count_if(text, is_upper);
    const auto strays = std::min(lower, upper);  // Bech32 has one case; base58 has about half its letters in each
    const std::string_view head = text.substr(0, text.size() - shortest_data);
    const std::size_t wrong = wrong_letters(text.substr(head.size()), upper > lower);

    // At most one typing error, with any human-readable part. If that error replaced the separator, the data contains none.
    const bool separated = head.find('1', 1) != std::string_view::npos || begins_with_listed_hrp(text, false);
    if (strays <= 1 && wrong <= (separated ? 1 : 0)) return true;

    // Several typing errors after a known human-readable part.
    constexpr std::size_t mistakes = 3;
    return (wrong <= mistakes && begins_with_listed_hrp(text, true)) || is_valid(text);
}

}  // namespace coffer::address
