#include "core/try.hpp"
#include "encoding/rlp.hpp"
#include "encoding/rlp_bytes.hpp"

namespace coffer::rlp {

bool Reader::next_is_list() const noexcept {
    return !at_end() && bytes_[at_] >= list_base;
}

Result<Reader::Item> Reader::next() const noexcept {
    if (at_end()) return fail(Errc::truncated, offset());
    const u8 first = bytes_[at_];
    const Bytes rest = bytes_.subspan(at_ + 1);
    if (first < string_base) return Item{false, 0, 1};
    const bool is_list = first >= list_base;
    const u8 long_base = is_list ? long_list_base : long_string_base;
    std::size_t header = 1;
    u64 size = 0;
    if (first <= long_base) {
        size = static_cast<u64>(first - (is_list ? list_base : string_base));
    } else {
        const std::size_t length_size = first - long_base;
        if (length_size > rest.size()) return fail(Errc::truncated, offset());
        for (const u8 digit : rest.first(length_size)) size = size << 8U | digit;
        if (rest[0] == 0 || size <= longest_short) return fail(Errc::integer_not_minimal, offset());
        header += length_size;
    }
    if (size > bytes_.size() - at_ - header) return fail(Errc::truncated, offset());
    if (!is_list && size == 1 && bytes_[at_ + header] < string_base) return fail(Errc::rlp_syntax, offset());
    return Item{is_list, header, static_cast<std::size_t>(size)};
}

Bytes Reader::take(const Item& item) noexcept {
    const Bytes content = bytes_.subspan(at_ + item.header, item.size);
    at_ += item.header + item.size;
    return content;
}

Result<Reader> Reader::list() noexcept {
    COFFER_TRY(const Item item, next());
    if (!item.is_list || depth_ == max_depth) return fail(Errc::rlp_syntax, offset());
    const std::size_t content_at = offset() + item.header;
    return Reader(take(item), content_at, depth_ + 1);
}

Result<Bytes> Reader::bytes() noexcept {
    COFFER_TRY(const Item item, next());
    if (item.is_list) return fail(Errc::rlp_syntax, offset());
    return take(item);
}

Result<Bytes> Reader::integer(std::size_t max_size) noexcept {
    COFFER_TRY(const Item item, next());
    if (item.is_list) return fail(Errc::rlp_syntax, offset());
    if (item.size > 0 && bytes_[at_ + item.header] == 0) return fail(Errc::integer_not_minimal, offset());
    if (item.size > max_size) return fail(Errc::integer_range, offset());
    return take(item);
}

Result<u64> Reader::integer_u64() noexcept {
    COFFER_TRY(const Bytes digits, integer(sizeof(u64)));
    u64 value = 0;
    for (const u8 digit : digits) value = value << 8U | digit;
    return value;
}

Result<std::size_t> Reader::count() const noexcept {
    Reader walker = *this;
    std::size_t items = 0;
    for (; !walker.at_end(); ++items) {
        COFFER_TRY(const Item item, walker.next());
        static_cast<void>(walker.take(item));
    }
    return items;
}

Status Reader::finish() const noexcept {
    if (!at_end()) return fail(Errc::trailing_bytes, offset());
    return Ok{};
}

}  // namespace coffer::rlp
