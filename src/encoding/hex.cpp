#include "coffer/encoding/hex.hpp"

#include <algorithm>

#include "encoding/hex_kernel.hpp"

namespace coffer::hex {
namespace {

constexpr std::string_view prefix_text = "0x";
constexpr std::string_view upper_prefix_text = "0X";

bool is_digit(char c) noexcept {
    u32 good = ~0U;
    (void)detail::value_of(static_cast<unsigned char>(c), good);
    return good != 0;
}

/// strip_prefix checks the prefix and returns the digits of `text`.
Result<std::string_view> strip_prefix(std::string_view text, Prefix prefix) noexcept {
    if (prefix > Prefix::optional) return fail(Errc::caller_misuse);
    const bool present = text.starts_with(prefix_text);
    const bool upper = text.starts_with(upper_prefix_text);
    if ((present || upper) && prefix == Prefix::forbidden) return fail(Errc::hex_prefix_forbidden, std::size_t{0});
    if (upper || (!present && prefix == Prefix::required)) return fail(Errc::hex_prefix, std::size_t{0});
    return present ? text.substr(prefix_text.size()) : text;
}

/// decode_digits decodes the 2 * out.size() digits at the end of `text`.
Status decode_digits(MutBytes out, std::string_view text) noexcept {
    const std::string_view digits = text.substr(text.size() - encoded_length(out.size()));
    if (detail::decode_digits(out.data(), digits.data(), out.size()) != 0) return Ok{};
    std::ranges::fill(out, u8{0});
    const auto bad = std::ranges::find_if_not(text.end() - static_cast<std::ptrdiff_t>(digits.size()), text.end(), is_digit);
    return fail(Errc::hex_character, static_cast<std::size_t>(bad - text.begin()));
}

}  // namespace

std::string encode(Bytes data) {
    std::string text(encoded_length(data.size()), '\0');
    encode_into(text, data);
    return text;
}

void encode_into(std::span<char> out, Bytes data) noexcept {
    COFFER_INVARIANT(out.size() == encoded_length(data.size()));
    detail::encode_digits(out.data(), data.data(), data.size());
}

Result<std::vector<u8>> decode(std::string_view text, Prefix prefix) {
    const Result<std::string_view> digits = strip_prefix(text, prefix);
    if (!digits) return fail(digits.error());
    if (digits->size() % 2 != 0) return fail(Errc::hex_odd_length, text.size());
    std::vector<u8> out(digits->size() / 2);
    if (Status status = decode_digits(out, text); !status) return fail(status.error());
    return out;
}

Status decode_into(MutBytes out, std::string_view text, Prefix prefix) noexcept {
    std::ranges::fill(out, u8{0});
    const Result<std::string_view> digits = strip_prefix(text, prefix);
    if (!digits) return fail(digits.error());
    if (digits->size() % 2 != 0) return fail(Errc::hex_odd_length, text.size());
    if (digits->size() != encoded_length(out.size())) return fail(Errc::hex_length, text.size());
    return decode_digits(out, text);
}

Status decode_padded_into(MutBytes out, std::string_view text, Prefix prefix) noexcept {
    std::ranges::fill(out, u8{0});
    const Result<std::string_view> digits = strip_prefix(text, prefix);
    if (!digits) return fail(digits.error());
    if (digits->size() % 2 != 0) return fail(Errc::hex_odd_length, text.size());
    const std::size_t size = digits->size() / 2;
    if (size == 0 || size > out.size()) return fail(Errc::hex_length, text.size());
    return decode_digits(out.last(size), text);
}

}  // namespace coffer::hex
