#include "encoding/der.hpp"

#include "core/try.hpp"

namespace coffer::der {
namespace {

constexpr u8 long_form = 0x80;

/// Header describes the location of an element's content.
struct Header {
    std::size_t content;  // offset of the content
    std::size_t size;
};

/// read_length decodes the length octets at the beginning of `rest`, which begins after the tag. Only definite, minimal lengths of at most
/// four octets after the first are accepted.
Result<Header> read_length(Bytes rest, std::size_t position) noexcept {
    if (rest.empty()) return fail(Errc::der_length, position);
    Header header{.content = 1, .size = rest[0]};
    if (rest[0] >= long_form) {
        const std::size_t octets = rest[0] & 0x7fU;
        if (octets == 0 || octets > 4 || octets > rest.size() - 1 || rest[1] == 0) return fail(Errc::der_length, position);
        header = {.content = 1 + octets, .size = 0};
        for (std::size_t i = 1; i <= octets; ++i) header.size = header.size << 8 | rest[i];
        if (header.size < long_form) return fail(Errc::der_length, position);
    }
    if (header.size > rest.size() - header.content) return fail(Errc::der_length, position);
    return header;
}

}  // namespace

Result<Bytes> Reader::take(u8 tag) noexcept {
    if (!next_is(tag)) return fail(Errc::der_tag, position());
    const Bytes rest = bytes_.subspan(offset_ + 1);
    COFFER_TRY(const Header header, read_length(rest, position() + 1));
    offset_ += 1 + header.content + header.size;
    return rest.subspan(header.content, header.size);
}

Result<Reader> Reader::enter(u8 tag) noexcept {
    COFFER_TRY(const Bytes content, take(tag));
    return Reader(content, position() - content.size());
}

Result<Bytes> Reader::take_unsigned() noexcept {
    Reader ahead = *this;
    COFFER_TRY(Bytes content, ahead.take(tag::integer));
    const std::size_t at = ahead.position() - content.size();
    if (content.empty() || (content[0] & 0x80) != 0) return fail(Errc::der_integer, at);
    if (content.size() > 1 && content[0] == 0) {
        content = content.subspan(1);
        if ((content[0] & 0x80) == 0) return fail(Errc::der_integer, at);
    }
    *this = ahead;
    return content;
}

Status Reader::finish() const noexcept {
    if (!at_end()) return fail(Errc::der_trailing_bytes, position());
    return Ok{};
}

}  // namespace coffer::der
