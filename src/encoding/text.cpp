#include "encoding/text.hpp"

#include <algorithm>
#include <array>

#include "core/try.hpp"
#include "encoding/code_point.hpp"

namespace coffer::text {
namespace {

/// Range is a range of code points, including both ends.
struct Range {
    char32_t first;
    char32_t last;

    [[nodiscard]] constexpr bool holds(char32_t c) const noexcept { return c >= first && c <= last; }
};

constexpr auto line_breaks = std::to_array<Range>({
    Range{0x000a, 0x000d},  // line feed to carriage return
    Range{0x0085, 0x0085},  // next line
    Range{0x2028, 0x2029},  // line and paragraph separator
});

constexpr auto forbidden = std::to_array<Range>({
    Range{0x0000, 0x001f},    // C0 controls
    Range{0x007f, 0x009f},    // delete, C1 controls
    Range{0x00ad, 0x00ad},    // soft hyphen
    Range{0x034f, 0x034f},    // combining grapheme joiner
    Range{0x061c, 0x061c},    // Arabic letter mark
    Range{0x115f, 0x1160},    // Hangul fillers
    Range{0x17b4, 0x17b5},    // Khmer inherent vowels
    Range{0x180b, 0x180f},    // Mongolian variation selectors and vowel separator
    Range{0x200b, 0x200f},    // zero-width space, joiners, direction marks
    Range{0x202a, 0x202e},    // direction embeddings and overrides
    Range{0x2060, 0x206f},    // word joiner, invisible operators, direction isolates, deprecated controls
    Range{0x3164, 0x3164},    // Hangul filler
    Range{0xfe00, 0xfe0f},    // variation selectors
    Range{0xfeff, 0xfeff},    // byte order mark
    Range{0xffa0, 0xffa0},    // halfwidth Hangul filler
    Range{0xfff0, 0xfffb},    // unassigned ignorables, interlinear annotation
    Range{0x1bca0, 0x1bca3},  // shorthand controls
    Range{0x1d173, 0x1d17a},  // musical controls
    Range{0xe0000, 0xe0fff},  // tags, variation selectors supplement
});

constexpr bool is_in(char32_t c, std::span<const Range> ranges) noexcept {
    return std::ranges::any_of(ranges, [c](const Range& range) { return range.holds(c); });
}

}  // namespace

Status check_characters(Bytes utf8) noexcept {
    COFFER_CHECK(check_utf8(utf8));
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        if (is_in(point.value, line_breaks)) return fail(Errc::text_line_break, at);
        if (is_in(point.value, forbidden)) return fail(Errc::text_forbidden_character, at);
        at += point.length;
    }
    return Ok{};
}

std::size_t harmless_character(Bytes text) noexcept {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
        if (check_characters(text.first(length))) return length;
    }
    return 0;
}

}  // namespace coffer::text
