// JSON arrays of secret bytes, read and written with mask arithmetic. For accepted text the time depends on lengths only.
#include "core/ct_mask.hpp"
#include "core/utf8.hpp"
#include "encoding/json_scanner.hpp"
#include "encoding/secret_json.hpp"

namespace coffer::json {
namespace {

using namespace core;
using detail::Scanner;
using detail::Token;

/// store writes `value` to out[index] if `mask` is set. It accesses every element.
void store(MutBytes out, u32 index, u32 value, u32 mask) noexcept {
    for (u32 i = 0; i < out.size(); ++i) out[i] = static_cast<u8>(out[i] | (value & mask & ct_mask_equal(i, index)));
}

/// ArrayReader parses an array character by character. Its states are masks, exactly one of which is set.
class ArrayReader {
public:
    explicit ArrayReader(MutBytes out) noexcept : out_(out) {}

    void feed(u32 c) noexcept {
        const u32 digit = ct_mask_in_range(c, '0', '9');
        const u32 comma = ct_mask_equal(c, ',');
        const u32 opens = ct_mask_equal(c, '[') & start_;
        const u32 closes = ct_mask_equal(c, ']');
        const u32 space = ct_mask_equal(c, ' ') | ct_mask_equal(c, '\t') | ct_mask_equal(c, '\n') | ct_mask_equal(c, '\r');

        const u32 first_digit = digit & (first_ | next_);
        const u32 more_digits = digit & number_ & ct_mask_nonzero(value_);  // no digit follows a leading zero
        const u32 emits = (comma | closes) & (number_ | after_);
        const u32 empty = closes & first_;
        good_ &= space | opens | first_digit | more_digits | emits | empty;

        value_ = ct_select(first_digit, c - '0', ct_select(more_digits, value_ * 10 + c - '0', value_));
        good_ &= ct_mask_below(value_, 256);
        value_ &= 0xfff;
        good_ &= ~emits | ct_mask_below(index_, static_cast<u32>(out_.size()));
        store(out_, index_, value_, emits);
        index_ += emits & 1U;

        const u32 was_number = number_;
        number_ = first_digit | more_digits;
        after_ = (was_number | after_) & space;
        next_ = (emits & comma) | (next_ & space);
        first_ = opens | (first_ & space);
        end_ = (emits & closes) | empty | (end_ & space);
        start_ &= space;
    }

    [[nodiscard]] bool accepts() const noexcept { return ct_accept(good_ & end_ & ct_mask_equal(index_, static_cast<u32>(out_.size()))); }

private:
    MutBytes out_;
    u32 good_ = ~0U;
    u32 value_ = 0;
    u32 index_ = 0;
    u32 start_ = ~0U;  // before '['
    u32 first_ = 0;    // after '['
    u32 next_ = 0;     // after ','
    u32 number_ = 0;   // in a number
    u32 after_ = 0;    // in the space after a number
    u32 end_ = 0;      // after ']'
};

/// reason returns the error of a refused text. Its time depends on the text, but the error reveals none of the characters.
Errc reason(Bytes text) noexcept {
    if (as_text(text).starts_with("\xef\xbb\xbf")) return Errc::json_byte_order_mark;
    if (as_text(text).find('\0') != std::string_view::npos) return Errc::json_nul;
    if (const Status status = check_utf8(text); !status) return status.error().code;
    Errc found = Errc::length_mismatch;
    Scanner scanner(text, 1, Numbers::any);
    for (bool first = true;; first = false) {
        const Result<Token> token = scanner.next();
        if (!token) return token.error().code;
        if (first && *token != Token::begin_array) return Errc::json_wrong_type;
        if (*token == Token::end) return found;
        const bool ends = *token == Token::end_array;
        if (first || ends || found == Errc::json_wrong_type) continue;
        if (*token == Token::real) found = Errc::json_number_range;
        if (*token == Token::integer) {
            const Bytes digits = text.subspan(scanner.begin(), scanner.end() - scanner.begin());
            if (digits[0] == '-' || digits.size() > 3 || (digits.size() == 3 && as_text(digits) > "255")) found = Errc::json_number_range;
        } else if (*token != Token::real) {
            found = Errc::json_wrong_type;
        }
    }
}

}  // namespace

Result<SecretBytes> parse_secret_byte_array(Bytes text, std::size_t count) {
    if (text.size() > 64 + 16 * count) return fail(Errc::json_too_large);
    SecretBytes out = SecretBytes::from_size(count);
    ArrayReader reader(out.reveal_mut());
    for (const u8 c : text) reader.feed(c);
    if (!reader.accepts()) return fail(reason(text));
    return out;
}

SecretText write_secret_byte_array(Bytes data) {
    constexpr std::size_t max_element = 4;  // three digits and a comma
    SecretBytes text = SecretBytes::from_size(2 + max_element * data.size());
    const MutBytes out = text.reveal_mut();
    u32 end = 0;
    const auto append = [&](u32 c, u32 mask) {
        store(out, end, c, mask);
        end += mask & 1U;
    };
    append('[', ~0U);
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (i != 0) append(',', ~0U);
        const u32 value = data[i];
        append('0' + value / 100, ~ct_mask_below(value, 100));
        append('0' + value / 10 % 10, ~ct_mask_below(value, 10));
        append('0' + value % 10, ~0U);
    }
    append(']', ~0U);
    text.truncate(ct_reveal(end));
    return *SecretText::parse(std::move(text));
}

}  // namespace coffer::json
