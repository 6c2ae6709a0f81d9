#include "message/word.hpp"

#include <algorithm>

namespace coffer::message {
namespace {

/// Number is a magnitude below 2^256 and a sign.
struct Number {
    Word magnitude{};
    bool negative = false;
};

/// push appends one digit and returns false on overflow.
bool push(Word& number, unsigned base, unsigned digit) noexcept {
    unsigned carry = digit;
    for (std::size_t i = number.size(); i-- > 0;) {
        const unsigned value = number[i] * base + carry;
        number[i] = static_cast<u8>(value & 0xffU);
        carry = value >> 8U;
    }
    return carry == 0;
}

Word negated(const Word& number) noexcept {
    Word result;
    unsigned carry = 1;
    for (std::size_t i = number.size(); i-- > 0;) {
        const unsigned value = (~unsigned{number[i]} & 0xffU) + carry;
        result[i] = static_cast<u8>(value & 0xffU);
        carry = value >> 8U;
    }
    return result;
}

Word word_of(u64 value) noexcept {
    Word word{};
    for (std::size_t i = 0; i < 8; ++i) word[31 - i] = static_cast<u8>(value >> (8 * i));
    return word;
}

Result<Number> parse_digits(std::string_view digits, unsigned base, const char* what) {
    if (digits.empty()) return fail(Errc::typed_data_syntax, what);
    Number number;
    for (const char c : digits) {
        unsigned digit = 16;
        if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
        if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
        if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
        if (digit >= base) return fail(base == 16 ? Errc::hex_character : Errc::typed_data_syntax, what);
        if (!push(number.magnitude, base, digit)) return fail(Errc::json_number_range, what);
    }
    return number;
}

Result<Number> parse_text(std::string_view text, bool is_signed, const char* what) {
    if (text.starts_with("0x")) {
        if (text.size() > 66) return fail(Errc::json_number_range, what);
        return parse_digits(text.substr(2), 16, what);
    }
    const bool negative = is_signed && text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const bool leading_zero = text.size() > 1 && text[0] == '0';
    if (leading_zero || (negative && text == "0")) return fail(Errc::typed_data_syntax, what);
    auto number = parse_digits(text, 10, what);
    if (number) number->negative = negative;
    return number;
}

Result<Number> read(const json::Value& value, bool is_signed, const char* what) {
    if (value.kind() == json::Kind::text) {
        const auto text = value.text(what);
        return parse_text(*text, is_signed, what);
    }
    if (const auto natural = value.unsigned_integer(what)) return Number{word_of(*natural), false};
    const auto integer = value.integer(what);
    if (!integer) return fail(integer.error());
    return Number{word_of(u64{0} - static_cast<u64>(*integer)), true};
}

/// bit_length returns the number of significant bits of a magnitude.
unsigned bit_length(const Word& number) noexcept {
    const auto first = std::find_if(number.begin(), number.end(), [](u8 b) { return b != 0; });
    if (first == number.end()) return 0;
    unsigned bits = static_cast<unsigned>(number.end() - first) * 8;
    for (unsigned mask = 0x80; (*first & mask) == 0; mask >>= 1U) --bits;
    return bits;
}

bool is_power_of_two(const Word& number) noexcept {
    int ones = 0;
    for (const u8 byte : number)
        for (unsigned bit = 0; bit < 8; ++bit) ones += byte >> bit & 1;
    return ones == 1;
}

}  // namespace

Result<Word> integer_word(const json::Value& value, unsigned bits, bool is_signed, const char* what) {
    const auto number = read(value, is_signed, what);
    if (!number) return fail(number.error());
    const unsigned length = bit_length(number->magnitude);
    if (!is_signed) {
        if (number->negative || length > bits) return fail(Errc::json_number_range, what);
        return number->magnitude;
    }
    // -2^(bits-1) is the only allowed number whose magnitude has that bit length.
    const bool lowest = number->negative && length == bits && is_power_of_two(number->magnitude);
    if (length > bits - 1 && !lowest) return fail(Errc::json_number_range, what);
    return number->negative ? negated(number->magnitude) : number->magnitude;
}

}  // namespace coffer::message
