#include "address/foreign_text.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace coffer::address {
namespace {

// The syntax of RFC 3986 section 3.1; no scheme in use is shorter than three characters.
constexpr std::size_t shortest_scheme = 3;
constexpr bool is_scheme(std::string_view text) noexcept {
    const auto letter = [](char c) { return core::ascii_lower(c) >= 'a' && core::ascii_lower(c) <= 'z'; };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; };
    return text.size() >= shortest_scheme && letter(text[0]) && std::ranges::all_of(text, inner);
}

}  // namespace

UriParts cut_uri(std::string_view text) noexcept {
    UriParts parts{};
    const std::size_t query = std::min(text.find('?'), text.size());
    parts.parameters = query != text.size();
    parts.bare = text.substr(0, query);
    parts.address = parts.bare;
    const std::size_t colon = parts.bare.find(':');
    if (colon == std::string_view::npos || !is_scheme(parts.bare.substr(0, colon))) return parts;

    parts.scheme = parts.bare.substr(0, colon);
    parts.address = parts.bare.substr(colon + 1);
    // "ton://transfer/…", "ethereum:pay-0x…@1/transfer"
    if (parts.address.starts_with("//")) parts.address.remove_prefix(parts.address.rfind('/') + 1);
    if (parts.address.starts_with("pay-")) parts.address.remove_prefix(std::string_view("pay-").size());
    const std::size_t end = std::min(parts.address.find_first_of("@/"), parts.address.size());
    parts.parameters = parts.parameters || end != parts.address.size();
    parts.address = parts.address.substr(0, end);
    return parts;
}

}  // namespace coffer::address
