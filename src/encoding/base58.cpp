#include "coffer/encoding/base58.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "encoding/base58_kernel.hpp"

namespace coffer::base58 {
namespace {

using namespace detail;

/// Scratch is working memory: inside the object for up to N elements, else on the heap.
template <typename T, std::size_t N>
class Scratch {
public:
    explicit Scratch(std::size_t size) : size_(size) {
        if (size > N) heap_.resize(size);
    }
    [[nodiscard]] std::span<T> span() noexcept { return {size_ > N ? heap_.data() : inline_.data(), size_}; }

private:
    std::size_t size_;
    std::array<T, N> inline_;
    std::vector<T> heap_;
};

constexpr std::size_t inline_words = words_of(128);
constexpr std::size_t inline_chunks = chunks_of(inline_words);
/// words_for_text returns an upper bound of the words of a number with `length` digits. A chunk of ten digits is below 2^59.
constexpr std::size_t words_for_text(std::size_t length) noexcept {
    return length / digits_per_chunk + 1;
}
constexpr std::size_t inline_text_words = words_for_text(max_encoded_length(128));

std::size_t leading(auto range, auto zero) noexcept {
    return static_cast<std::size_t>(std::ranges::find_if(range, [zero](auto x) { return x != zero; }) - range.begin());
}

/// Number is a decoded text: the number of leading zero bytes, and the rest as words, least significant first.
struct Number {
    std::size_t zeros;
    std::size_t significant;  // bytes without leading zeros
    std::span<const u64> words;

    [[nodiscard]] std::size_t size() const noexcept { return zeros + significant; }

    void write(MutBytes out) const noexcept {
        std::fill_n(out.begin(), zeros, u8{0});
        for (std::size_t i = 0; i < significant; ++i) out[out.size() - 1 - i] = static_cast<u8>(words[i / 8] >> (8 * (i % 8)));
    }
};

/// parse decodes the digits into `words`, which has words_for_text(text.size()) elements.
Result<Number> parse(std::span<u64> words, std::string_view text, const Alphabet& alphabet) noexcept {
    std::size_t used = 0;
    std::size_t at = 0;
    for (std::size_t end = text.size() % digits_per_chunk; at < text.size(); at = end, end += digits_per_chunk) {
        u64 chunk = 0;
        u8 seen = 0;
        for (std::size_t i = at; i < end; ++i) {
            const u8 digit = alphabet.digits[static_cast<unsigned char>(text[i])];
            seen |= digit;
            chunk = chunk * 58 + digit;
        }
        if (seen == Alphabet::not_a_digit) {
            const auto is_digit = [&](char c) { return alphabet.digits[static_cast<unsigned char>(c)] != Alphabet::not_a_digit; };
            return fail(Errc::base58_character, static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin()));
        }
        const u64 carry = multiply_add(words.first(used), chunk);
        if (carry != 0) words[used++] = carry;
    }
    std::size_t significant = used * 8;
    while (significant != 0 && (words[(significant - 1) / 8] >> (8 * ((significant - 1) % 8)) & 0xff) == 0) --significant;
    return Number{.zeros = leading(text, alphabet.symbols[0]), .significant = significant, .words = words};
}

}  // namespace

std::string encode(Bytes data, const Alphabet& alphabet) {
    std::string text(max_encoded_length(data.size()), '\0');
    text.resize(encode_into(text, data, alphabet));
    return text;
}

std::size_t encode_into(std::span<char> out, Bytes data, const Alphabet& alphabet) {
    COFFER_INVARIANT(out.size() >= max_encoded_length(data.size()));
    const std::size_t zeros = leading(data, u8{0});
    const Bytes number = data.subspan(zeros);
    Scratch<u64, inline_chunks> chunks(chunks_of(words_of(number.size())));
    Scratch<u8, inline_chunks * digits_per_chunk> scratch_digits(chunks.span().size() * digits_per_chunk);
    const std::span<u8> digits = scratch_digits.span();
    bytes_to_chunks(chunks.span(), number);
    chunks_to_digits(digits.data(), chunks.span());

    const std::span<const u8> significant = digits.subspan(leading(digits, u8{0}));
    std::fill_n(out.begin(), zeros, alphabet.symbols[0]);
    std::ranges::transform(significant, out.begin() + static_cast<std::ptrdiff_t>(zeros),
                           [&](u8 digit) { return alphabet.symbols[digit]; });
    return zeros + significant.size();
}

Result<std::vector<u8>> decode(std::string_view text, std::size_t max_length, const Alphabet& alphabet) {
    if (text.size() > max_length) return fail(Errc::base58_too_long, max_length);
    Scratch<u64, inline_text_words> words(words_for_text(text.size()));
    COFFER_TRY(const Number number, parse(words.span(), text, alphabet));
    std::vector<u8> out(number.size());
    number.write(out);
    return out;
}

Status decode_into(MutBytes out, std::string_view text, const Alphabet& alphabet) {
    std::ranges::fill(out, u8{0});
    if (text.size() > max_encoded_length(out.size())) return fail(Errc::base58_too_long, max_encoded_length(out.size()));
    Scratch<u64, inline_text_words> words(words_for_text(text.size()));
    COFFER_TRY(const Number number, parse(words.span(), text, alphabet));
    if (number.size() != out.size()) return fail(Errc::base58_length, text.size());
    number.write(out);
    return Ok{};
}

}  // namespace coffer::base58
