#include "address/tolerance.hpp"

#include "coffer/encoding/hex.hpp"
#include "core/ascii.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t account_digits = 64;
constexpr std::size_t max_reserved_digits = 4;  // special accounts: 0x1, 0xa, 0xdee9
constexpr std::size_t max_left_out = 4;         // leading zeros that other accounts may omit (AIP-40, relaxed parsing)

constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_hex(char c) noexcept {
    const char lower = core::ascii_lower(c);
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
}

// The position of the hexadecimal digits: after "0x", after the workchain of TON, or at the beginning.
std::size_t digits_at(std::string_view text) noexcept {
    return text.starts_with("0x") || text.starts_with("0:") ? 2 : 0;
}

bool left_out_zeros(std::size_t digits) noexcept {
    return (digits > 0 && digits <= max_reserved_digits) || (digits < account_digits && digits + max_left_out >= account_digits);
}

std::string with_prefix(const FormatRow& row, std::string_view text) {
    std::string spelled(row.params.hrp);
    if (std::ranges::any_of(text, is_upper)) {
        for (char& c : spelled) c = static_cast<char>(c - 'a' + 'A');
    }
    return spelled.append(":").append(text);
}

}  // namespace

std::optional<std::string> respelled(const FormatRow& row, std::string_view text, const Tolerance& tolerance) {
    const auto tolerates = [&](bool asked, Tolerated encoding) { return asked && (row.shape->tolerated & encoding) != 0; };
    if (tolerates(tolerance.missing_prefix, tolerated_missing_prefix) && text.find(':') == std::string_view::npos)
        return with_prefix(row, text);

    const std::string_view digits = text.substr(digits_at(text));
    if (!std::ranges::all_of(digits, is_hex)) return std::nullopt;
    std::string spelled(text);
    if (tolerates(tolerance.upper_case_hex, tolerated_upper_case_hex)) std::ranges::transform(spelled, spelled.begin(), core::ascii_lower);
    if (tolerates(tolerance.short_hex, tolerated_short_hex) && text.starts_with("0x") && left_out_zeros(digits.size()))
        spelled.insert(2, account_digits - digits.size(), '0');
    return spelled == text ? std::nullopt : std::optional(spelled);
}

}  // namespace coffer::address
