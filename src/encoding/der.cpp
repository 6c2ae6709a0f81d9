#include "coffer/encoding/der.hpp"

#include <algorithm>

#include "coffer/core/reader.hpp"
#include "core/try.hpp"

namespace coffer::der {
namespace {

constexpr u8 long_form = 0x80;

/// Header says where an element's content lies.
struct Header {
    std::size_t content;  // offset of the content
    std::size_t size;
};

/// read_length reads the length octets at the front of `rest`, which begins after the tag. Only definite, minimal lengths of at most four
/// octets.
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

namespace {

bool is_zero(Bytes scalar) noexcept {
    return std::ranges::all_of(scalar, [](u8 byte) { return byte == 0; });
}

/// read_scalar writes the next INTEGER big-endian into all of `scalar`.
Status read_scalar(Reader& reader, MutBytes scalar, const char* name) noexcept {
    const std::size_t at = reader.position();
    COFFER_TRY(const Bytes magnitude, reader.take_unsigned());
    if (magnitude.size() > scalar.size()) return fail(Errc::signature_scalar_range, at, name);
    if (is_zero(magnitude)) return fail(Errc::signature_scalar_zero, at, name);
    std::ranges::copy(magnitude, scalar.last(magnitude.size()).begin());
    return Ok{};
}

/// significant returns the scalar without leading zero bytes; it is not zero.
Bytes significant(Bytes scalar) noexcept {
    while (scalar[0] == 0) scalar = scalar.subspan(1);
    return scalar;
}

std::size_t integer_size(Bytes magnitude) noexcept {
    return magnitude.size() + (magnitude[0] >> 7);
}

void write_integer(Writer& out, Bytes magnitude) noexcept {
    out.byte(tag::integer);
    out.byte(static_cast<u8>(integer_size(magnitude)));
    if (magnitude[0] >> 7 != 0) out.byte(0);
    out.bytes(magnitude);
}

}  // namespace

template <std::size_t ScalarBytes>
Result<Signature<ScalarBytes>> encode_signature(FixedBytes<2 * ScalarBytes> raw) noexcept {
    static_assert(2 * (ScalarBytes + 3) < 128, "the lengths fit the short form");
    if (is_zero(raw.template first<ScalarBytes>())) return fail(Errc::signature_scalar_zero, "r");
    if (is_zero(raw.template last<ScalarBytes>())) return fail(Errc::signature_scalar_zero, "s");
    const Bytes r = significant(raw.template first<ScalarBytes>());
    const Bytes s = significant(raw.template last<ScalarBytes>());
    Signature<ScalarBytes> signature;
    Writer out(signature.buffer_);
    out.byte(tag::sequence);
    out.byte(static_cast<u8>(4 + integer_size(r) + integer_size(s)));
    write_integer(out, r);
    write_integer(out, s);
    signature.size_ = out.written();
    return signature;
}

template <std::size_t ScalarBytes>
Result<ByteArray<2 * ScalarBytes>> decode_signature(Bytes der) noexcept {
    Reader outer(der);
    COFFER_TRY(Reader scalars, outer.enter(tag::sequence));
    COFFER_CHECK(outer.finish());
    ByteArray<2 * ScalarBytes> raw{};
    COFFER_CHECK(read_scalar(scalars, MutBytes(raw).first(ScalarBytes), "r"));
    COFFER_CHECK(read_scalar(scalars, MutBytes(raw).last(ScalarBytes), "s"));
    COFFER_CHECK(scalars.finish());
    return raw;
}

template Result<Signature<32>> encode_signature<32>(FixedBytes<64>) noexcept;
template Result<Signature<48>> encode_signature<48>(FixedBytes<96>) noexcept;
template Result<ByteArray<64>> decode_signature<32>(Bytes) noexcept;
template Result<ByteArray<96>> decode_signature<48>(Bytes) noexcept;

}  // namespace coffer::der
