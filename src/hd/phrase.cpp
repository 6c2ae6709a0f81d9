#include "hd/phrase.hpp"

#include "coffer/hd/mnemonic.hpp"
#include "core/try.hpp"
#include "encoding/text.hpp"

namespace coffer::hd {
namespace {

constexpr bool is_upper(u8 c) noexcept {
    return c >= 'A' && c <= 'Z';
}

/// located replaces the byte offset of an error by the index of the word.
Unexpected located(const Error& error, Bytes text) noexcept {
    if (error.at == no_position) return fail(error);
    return fail(error.code, word_index_at(text, error.at), error.what);
}

/// normalises returns whether the first `size` bytes, without an incomplete character at their end, can be normalised.
bool normalises(Bytes text, std::size_t size) {
    while (size > 0 && size < text.size() && (text[size] & 0xc0U) == 0x80) --size;
    const Result<SecretText> front = SecretText::parse(text.first(size));
    return front && text::nfkd(*front, Mnemonic::max_text_size);
}

/// first_unassigned returns the index of the first word with an unassigned code point. `text` has one. utf8proc does not report the
/// position, so the function searches for it by bisection.
std::size_t first_unassigned(Bytes text) {
    std::size_t with = 0;
    std::size_t without = text.size();
    while (without - with > 1) {
        const std::size_t middle = with + (without - with) / 2;
        (normalises(text, middle) ? with : without) = middle;
    }
    return word_index_at(text, with);
}

}  // namespace

Result<Words> Words::split(Bytes phrase) noexcept {
    Words words;
    words.phrase_ = phrase;
    std::size_t count = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= phrase.size(); ++i) {
        if (i < phrase.size() && phrase[i] != ' ') {
            if (is_upper(phrase[i])) return fail(Errc::mnemonic_upper_case, count);
            continue;
        }
        if (i == begin) return fail(Errc::mnemonic_separator, count);
        if (count < max_words) {
            words.begin_[count] = static_cast<u16>(begin);
            words.end_[count] = static_cast<u16>(i);
        }
        ++count;
        begin = i + 1;
    }
    if (!word_count_valid(count)) return fail(Errc::mnemonic_word_count);
    words.size_ = count;
    return words;
}

std::size_t word_index_at(Bytes text, std::size_t offset) noexcept {
    std::size_t index = 0;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        const bool no_break_space = text[i] == 0xa0 && i >= 1 && text[i - 1] == 0xc2;
        const bool ideographic_space = text[i] == 0x80 && i >= 2 && text[i - 1] == 0x80 && text[i - 2] == 0xe3;
        if (text[i] == ' ' || no_break_space || ideographic_space) ++index;
    }
    return index;
}

Result<SecretText> normalise_phrase(Bytes utf8) {
    if (utf8.empty()) return fail(Errc::text_empty);
    if (utf8.size() > Mnemonic::max_text_size) return fail(Errc::text_too_long);
    if (Status status = text::check_characters(utf8); !status) {
        const Error& error = status.error();
        const bool tab = error.at < utf8.size() && utf8[error.at] == '\t';
        return located(tab ? Error{Errc::mnemonic_separator, error.at} : error, utf8);
    }
    COFFER_TRY(const SecretText text, SecretText::parse(utf8));
    Result<SecretText> normal = text::nfkd(text, Mnemonic::max_text_size);
    if (!normal) return fail(normal.error().code, first_unassigned(utf8));
    return normal;
}

}  // namespace coffer::hd
