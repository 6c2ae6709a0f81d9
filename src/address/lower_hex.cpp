#include "address/lower_hex.hpp"

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr int no_digit = -1;
constexpr int upper_case_digit = -2;

constexpr int digit_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? upper_case_digit : no_digit;
}

}  // namespace

Status read_lower_hex(MutBytes out, std::string_view digits, std::size_t offset, Errc bad_character) noexcept {
    COFFER_INVARIANT(digits.size() == 2 * out.size());
    std::size_t upper_case = digits.size();
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int value = digit_value(digits[i]);
        if (value == no_digit) return fail(bad_character, offset + i);
        if (value == upper_case_digit) {
            upper_case = std::min(upper_case, i);
            continue;
        }
        const auto nibble = static_cast<unsigned>(value);
        out[i / 2] = static_cast<u8>(i % 2 == 0 ? nibble << 4U : out[i / 2] | nibble);
    }
    if (upper_case != digits.size()) return fail(Errc::address_not_canonical, offset + upper_case);
    return Ok{};
}

void write_hex(Bytes bytes, TextBuilder& out) noexcept {
    hex::encode_into(out.grow(hex::encoded_length(bytes.size())), bytes);
}

Status check_0x(std::string_view text, std::size_t digits) noexcept {
    if (text.starts_with("0X")) return fail(Errc::hex_prefix, 1);
    if (!text.starts_with("0x")) {
        const bool only_prefix_missing =
            text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) { return digit_value(c) != no_digit; });
        return fail(only_prefix_missing ? Errc::hex_prefix : Errc::format_mismatch);
    }
    if (text.size() != digits + 2) return length_error(Errc::hex_length, text, digits + 2);
    return Ok{};
}

void write_0x_32(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    out.append("0x");
    write_hex(payload.view(), out);
}

Result<Payload> read_0x_32(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_CHECK(check_0x(text, 64));
    ByteArray<32> bytes;
    COFFER_CHECK(read_lower_hex(bytes, text.substr(2), 2));
    return Payload(bytes);
}

}  // namespace coffer::address
