#include "encoding/json_scanner.hpp"

#include <algorithm>

#include "core/try.hpp"

namespace coffer::json::detail {
namespace {

constexpr bool is_space(u8 c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_digit(u8 c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_plain(u8 c) noexcept {
    return c >= 0x20 && c != '"' && c != '\\';
}

/// fits_64_bits returns whether the digits, without leading zeros, are at most 2^64 - 1, or at most 2^63 after a minus sign.
bool fits_64_bits(Bytes digits, bool negative) noexcept {
    const std::string_view limit = negative ? "9223372036854775808" : "18446744073709551615";
    return digits.size() < limit.size() || (digits.size() == limit.size() && as_text(digits) <= limit);
}

}  // namespace

void Scanner::skip_space() noexcept {
    while (more() && is_space(text_[at_])) ++at_;
}

Result<Token> Scanner::next() noexcept {
    skip_space();
    if (expect_ == Expect::separator) {
        const u8 c = peek();
        if (c == '}' || c == ']') return close(c == '}');
        if (c != ',') return syntax();
        ++at_;
        expect_ = in_object() ? Expect::name : Expect::value;
        skip_space();
    } else if (expect_ == Expect::colon) {
        if (peek() != ':') return syntax();
        ++at_;
        expect_ = Expect::value;
        skip_space();
    }
    begin_ = at_;
    switch (expect_) {
        case Expect::nothing:
            if (more()) return fail(Errc::json_trailing_bytes, at_);
            return Token::end;
        case Expect::first_element:
            if (peek() == ']') return close(false);
            return value();
        case Expect::first_name:
            if (peek() == '}') return close(true);
            [[fallthrough]];
        case Expect::name:
            if (peek() != '"') return syntax();
            return string(Token::name);
        default: return value();
    }
}

Result<Token> Scanner::value() noexcept {
    const u8 c = peek();
    switch (c) {
        case '{': return open(true);
        case '[': return open(false);
        case '"': return string(Token::text);
        case 't': return word("true", Token::boolean);
        case 'f': return word("false", Token::boolean);
        case 'n': return word("null", Token::null);
        default: break;
    }
    if (c == '-' || is_digit(c)) return number();
    return syntax();
}

Result<Token> Scanner::open(bool is_object) noexcept {
    if (depth_ == max_depth_ || depth_ == depth_cap) return fail(Errc::json_too_deep, at_);
    const u64 bit = u64{1} << (depth_ % 64);
    u64& word = objects_[depth_ / 64];
    word = is_object ? word | bit : word & ~bit;
    ++depth_;
    ++at_;
    expect_ = is_object ? Expect::first_name : Expect::first_element;
    return is_object ? Token::begin_object : Token::begin_array;
}

Result<Token> Scanner::close(bool is_object) noexcept {
    if (in_object() != is_object) return syntax();
    begin_ = at_++;
    --depth_;
    value_ends();
    return is_object ? Token::end_object : Token::end_array;
}

Result<Token> Scanner::string(Token token) noexcept {
    for (++at_; peek() != '"';) {
        if (!more()) return syntax();
        if (is_plain(text_[at_])) {
            ++at_;
        } else {
            COFFER_CHECK(escape());
        }
    }
    ++at_;
    if (token == Token::name) {
        expect_ = Expect::colon;
    } else {
        value_ends();
    }
    return token;
}

Status Scanner::escape() noexcept {
    constexpr std::string_view simple = "\"\\/bfnrt";
    if (text_[at_] != '\\') return syntax();
    ++at_;
    if (!more()) return syntax();
    if (simple.find(static_cast<char>(text_[at_])) != std::string_view::npos) {
        ++at_;
        return Ok{};
    }
    const std::size_t first = at_;
    COFFER_TRY(const u32 unit, four_digits());
    if (unit < 0xd800 || unit > 0xdfff) return Ok{};
    const bool paired = unit < 0xdc00 && peek() == '\\';
    if (!paired) return fail(Errc::json_syntax, first);
    ++at_;
    COFFER_TRY(const u32 second, four_digits());
    if (second < 0xdc00 || second > 0xdfff) return fail(Errc::json_syntax, first);
    return Ok{};
}

Result<u32> Scanner::four_digits() noexcept {
    if (peek() != 'u') return syntax();
    ++at_;
    u32 unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
        const u8 c = peek();
        const u32 letter = c | 0x20U;
        if (is_digit(c)) {
            unit = unit << 4 | static_cast<u32>(c - '0');
        } else if (letter >= 'a' && letter <= 'f') {
            unit = unit << 4 | (letter - 'a' + 10);
        } else {
            return syntax();
        }
    }
    return unit;
}

Result<Token> Scanner::number() noexcept {
    const bool negative = peek() == '-';
    if (negative) ++at_;
    const auto digits = [this] {
        const std::size_t first = at_;
        while (is_digit(peek())) ++at_;
        return text_.subspan(first, at_ - first);
    };
    const Bytes whole = digits();
    if (whole.empty()) return syntax();
    if (whole.size() > 1 && whole[0] == '0') {
        at_ -= whole.size() - 1;
        return syntax();
    }
    bool real = false;
    if (peek() == '.') {
        real = true;
        ++at_;
        if (digits().empty()) return syntax();
    }
    if ((peek() | 0x20) == 'e') {
        real = true;
        ++at_;
        if (peek() == '+' || peek() == '-') ++at_;
        if (digits().empty()) return syntax();
    }
    const bool allowed = real ? numbers_ == Numbers::any : numbers_ != Numbers::none && fits_64_bits(whole, negative);
    if (!allowed) return fail(Errc::json_number_range, begin_);
    value_ends();
    return real ? Token::real : Token::integer;
}

Result<Token> Scanner::word(std::string_view expected, Token token) noexcept {
    for (const char c : expected) {
        if (peek() != static_cast<u8>(c)) return syntax();
        ++at_;
    }
    value_ends();
    return token;
}

}  // namespace coffer::json::detail
