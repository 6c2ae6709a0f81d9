// The only file that uses utf8proc. It uses the tables of utf8proc, but its own buffers and ordering of marks: utf8proc's functions would
// put secrets on the heap, and order marks in quadratic time.
#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "core/scrub.hpp"
#include "core/try.hpp"
#include "encoding/code_point.hpp"
#include "encoding/text.hpp"

namespace coffer::text {
namespace {

using CodePoints = std::span<utf8proc_int32_t>;

/// max_expansion: U+FDFA has three bytes in UTF-8 and decomposes into 18 code points, the greatest ratio of all characters.
constexpr std::size_t max_expansion = 6;

/// CodePointBuffer holds code points in the arena.
class CodePointBuffer {
public:
    explicit CodePointBuffer(std::size_t count) : bytes_(SecretBytes::from_size(count * sizeof(utf8proc_int32_t))) {}
    [[nodiscard]] CodePoints span() noexcept {
        return {reinterpret_cast<utf8proc_int32_t*>(bytes_.reveal_mut().data()), bytes_.size() / sizeof(utf8proc_int32_t)};
    }

private:
    SecretBytes bytes_;
};

utf8proc_option_t operator|(utf8proc_option_t a, utf8proc_option_t b) noexcept {
    return static_cast<utf8proc_option_t>(static_cast<int>(a) | static_cast<int>(b));
}

/// decompose writes the decomposition to `out` and returns the number of code points. `out` has max_expansion elements for each byte of
/// `utf8`.
Result<std::size_t> decompose(CodePoints out, Bytes utf8, utf8proc_option_t options) noexcept {
    std::size_t made = 0;
    int boundary = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        const auto written = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), out.data() + made,
                                                     static_cast<utf8proc_ssize_t>(out.size() - made), options, &boundary);
        if (written < 0) return fail(Errc::text_unassigned);
        made += static_cast<std::size_t>(written);
        COFFER_INVARIANT(made <= out.size());
        at += point.length;
    }
    return made;
}

u8 combining_class(utf8proc_int32_t c) noexcept {
    return static_cast<u8>(utf8proc_get_property(c)->combining_class);
}

/// sort_few orders marks by combining class and keeps the order within a class.
void sort_few(CodePoints marks) noexcept {
    for (std::size_t i = 1; i < marks.size(); ++i) {
        const utf8proc_int32_t mark = marks[i];
        std::size_t place = i;
        for (; place > 0 && combining_class(marks[place - 1]) > combining_class(mark); --place) marks[place] = marks[place - 1];
        marks[place] = mark;
    }
}

/// sort_many does the same in linear time by counting.
void sort_many(CodePoints marks) {
    CodePointBuffer copy(marks.size());
    std::ranges::copy(marks, copy.span().begin());
    std::array<std::size_t, 257> place{};
    for (const utf8proc_int32_t mark : marks) ++place[combining_class(mark) + 1U];
    for (std::size_t c = 1; c < place.size(); ++c) place[c] += place[c - 1];
    for (const utf8proc_int32_t mark : copy.span()) marks[place[combining_class(mark)]++] = mark;
}

/// order_marks puts every run of combining marks into canonical order (Unicode 3.11, D108 and D109).
void order_marks(CodePoints text) {
    constexpr std::size_t few = 16;
    for (std::size_t begin = 0; begin < text.size();) {
        if (combining_class(text[begin]) == 0) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < text.size() && combining_class(text[end]) != 0) ++end;
        const CodePoints run = text.subspan(begin, end - begin);
        run.size() <= few ? sort_few(run) : sort_many(run);
        begin = end;
    }
}

SecretText encode(CodePoints text) {
    std::size_t size = 0;
    for (const utf8proc_int32_t c : text) size += utf8_length(static_cast<char32_t>(c));
    SecretBytes utf8 = SecretBytes::from_size(size);
    MutBytes rest = utf8.reveal_mut();
    for (const utf8proc_int32_t c : text) rest = rest.subspan(write_utf8(rest, static_cast<char32_t>(c)));
    return *SecretText::parse(std::move(utf8));
}

Result<SecretText> normalize(const SecretText& text, std::size_t max_bytes, Unassigned unassigned, utf8proc_option_t form) {
    if (unassigned > Unassigned::keep) return fail(Errc::caller_misuse);
    if (text.size() > std::min(max_bytes, max_normalized_bytes)) return fail(Errc::text_too_long);
    if (is_ascii(text.reveal())) return text.clone();
    if (unassigned == Unassigned::refuse) form = form | UTF8PROC_REJECTNA;

    CodePointBuffer buffer(text.size() * max_expansion);
    COFFER_TRY(std::size_t count, decompose(buffer.span(), text.reveal(), form | UTF8PROC_DECOMPOSE));
    order_marks(buffer.span().first(count));
    if ((form & UTF8PROC_COMPOSE) != 0) {
        const auto composed =
            utf8proc_normalize_utf32(buffer.span().data(), static_cast<utf8proc_ssize_t>(count), UTF8PROC_STABLE | UTF8PROC_COMPOSE);
        COFFER_INVARIANT(composed >= 0);
        count = static_cast<std::size_t>(composed);
    }
    SecretText normal = encode(buffer.span().first(count));
    core::scrub_stack();
    return normal;
}

}  // namespace

Result<SecretText> nfkd(const SecretText& text, std::size_t max_bytes, Unassigned unassigned) {
    return normalize(text, max_bytes, unassigned, UTF8PROC_STABLE | UTF8PROC_COMPAT);
}

Result<SecretText> nfc(const SecretText& text, std::size_t max_bytes, Unassigned unassigned) {
    return normalize(text, max_bytes, unassigned, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

}  // namespace coffer::text
