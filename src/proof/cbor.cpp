// A wrapper of libcbor's stream decoder, which reads one item at a time and allocates no memory.
#include "proof/cbor.hpp"

#include <cbor.h>

#include "core/try.hpp"
#include "core/utf8.hpp"

namespace coffer::proof::cbor {
namespace {

// The item that the callbacks received. It stays empty for items that are not accepted: tags, floats, undefined, and strings and arrays of
// indefinite length.
using Seen = std::optional<Item>;

void see(void* seen, Kind kind, u64 value, Bytes content = {}) {
    *static_cast<Seen*>(seen) = Item{kind, value, content};
}

void ignore(void*) {}

template <Kind kind, typename T>
void see_as(void* seen, T value) {
    see(seen, kind, value);
}
template <Kind kind>
void see_string(void* seen, cbor_data data, std::size_t size) {
    see(seen, kind, size, Bytes(data, size));
}
template <Kind kind>
void see_mark(void* seen) {
    see(seen, kind, 0);
}

constexpr cbor_callbacks callbacks{
    .uint8 = see_as<Kind::natural>,
    .uint16 = see_as<Kind::natural>,
    .uint32 = see_as<Kind::natural>,
    .uint64 = see_as<Kind::natural>,
    .negint64 = see_as<Kind::negative>,
    .negint32 = see_as<Kind::negative>,
    .negint16 = see_as<Kind::negative>,
    .negint8 = see_as<Kind::negative>,
    .byte_string_start = ignore,
    .byte_string = see_string<Kind::bytes>,
    .string = see_string<Kind::text>,
    .string_start = ignore,
    .indef_array_start = ignore,
    .array_start = see_as<Kind::array>,
    .indef_map_start = see_mark<Kind::open_map>,
    .map_start = see_as<Kind::map>,
    .tag = [](void*, std::uint64_t) {},
    .float2 = [](void*, float) {},
    .float4 = [](void*, float) {},
    .float8 = [](void*, double) {},
    .undefined = ignore,
    .null = see_mark<Kind::null>,
    .boolean = see_as<Kind::boolean>,
    .indef_break = see_mark<Kind::end>,
};

// The size of the shortest head (RFC 8949 section 4.2.1). libcbor accepts longer heads too.
constexpr std::size_t head_size(u64 value) noexcept {
    if (value < 24) return 1;
    if (value <= 0xff) return 2;
    if (value <= 0xffff) return 3;
    return value <= 0xffffffff ? 5 : 9;
}

std::size_t least_size(const Item& item) noexcept {
    switch (item.kind) {
        case Kind::natural:
        case Kind::negative:
        case Kind::array:
        case Kind::map: return head_size(item.value);
        case Kind::bytes:
        case Kind::text: return head_size(item.value) + item.content.size();
        case Kind::open_map:
        case Kind::null:
        case Kind::boolean:
        case Kind::end: return 1;
    }
    return 0;
}

}  // namespace

Result<Item> Decoder::next(const char* what) {
    const Bytes rest = bytes_.subspan(offset_);
    Seen seen;
    const cbor_decoder_result done = cbor_stream_decode(rest.data(), rest.size(), &callbacks, &seen);
    if (done.status != CBOR_DECODER_FINISHED || !seen || done.read != least_size(*seen)) return fail(Errc::cbor_syntax, offset_, what);
    if (seen->kind == Kind::text && !check_utf8(seen->content)) return fail(Errc::cbor_syntax, offset_, what);
    offset_ += done.read;
    return *seen;
}

Result<Item> Decoder::expect(Kind kind, const char* what) {
    const std::size_t start = offset_;
    COFFER_TRY(const Item item, next(what));
    if (item.kind != kind) return fail(Errc::cbor_syntax, start, what);
    return item;
}

Result<u64> Decoder::natural(const char* what) {
    return expect(Kind::natural, what).transform([](const Item& item) { return item.value; });
}

Result<Bytes> Decoder::bytes(const char* what) {
    return expect(Kind::bytes, what).transform([](const Item& item) { return item.content; });
}

Result<std::string_view> Decoder::text(const char* what) {
    return expect(Kind::text, what).transform([](const Item& item) { return as_text(item.content); });
}

Result<std::optional<Bytes>> Decoder::bytes_or_null(const char* what) {
    const std::size_t start = offset_;
    COFFER_TRY(const Item item, next(what));
    if (item.kind == Kind::null) return std::optional<Bytes>();
    if (item.kind != Kind::bytes) return fail(Errc::cbor_syntax, start, what);
    return std::optional<Bytes>(item.content);
}

Result<u64> Decoder::array(const char* what) {
    return expect(Kind::array, what).transform([](const Item& item) { return item.value; });
}

Result<Map> Decoder::map(const char* what) {
    return expect(Kind::map, what).transform([](const Item& item) { return Map{item.value}; });
}

Result<Map> Decoder::open_or_sized_map(const char* what) {
    const std::size_t start = offset_;
    COFFER_TRY(const Item item, next(what));
    if (item.kind == Kind::open_map) return Map{std::nullopt};
    if (item.kind != Kind::map) return fail(Errc::cbor_syntax, start, what);
    return Map{item.value};
}

Result<bool> Decoder::more(Map& map, const char* what) {
    if (map.left) {
        if (*map.left == 0) return false;
        --*map.left;
        return true;
    }
    const std::size_t start = offset_;
    COFFER_TRY(const Item item, next(what));
    if (item.kind == Kind::end) return false;
    offset_ = start;
    return true;
}

Status Decoder::finish(const char* what) const {
    if (offset_ != bytes_.size()) return fail(Errc::cbor_syntax, offset_, what);
    return Ok{};
}

}  // namespace coffer::proof::cbor
