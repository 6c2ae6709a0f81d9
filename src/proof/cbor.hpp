// CBOR (RFC 8949), read item by item: heads of least length, no tags, no floats, texts in UTF-8. Positions count from the first byte.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof::cbor {

enum class Kind : u8 { natural, negative, bytes, text, array, map, open_map, null, boolean, end };

/// Item is one head, with the content of a string. `value`: a natural number, the n of the negative number -1 - n, or the entries that
/// follow.
struct Item {
    Kind kind;
    u64 value;
    Bytes content;
};

/// Map counts the entries that are left of a map, or knows that an end mark closes it.
struct Map {
    std::optional<u64> left;
};

/// Decoder walks over bytes that it does not own. Error of every read: cbor_syntax, at the offset of the item.
class Decoder {
public:
    explicit Decoder(Bytes bytes) noexcept : bytes_(bytes) {}

    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

    [[nodiscard]] Result<Item> next(const char* what);
    [[nodiscard]] Result<u64> natural(const char* what);
    [[nodiscard]] Result<Bytes> bytes(const char* what);
    [[nodiscard]] Result<std::string_view> text(const char* what);
    /// bytes_or_null: nothing where the item is null.
    [[nodiscard]] Result<std::optional<Bytes>> bytes_or_null(const char* what);
    [[nodiscard]] Result<u64> array(const char* what);
    /// map reads the head of a map with its number of entries; open_or_sized_map takes one of indefinite length too.
    [[nodiscard]] Result<Map> map(const char* what);
    [[nodiscard]] Result<Map> open_or_sized_map(const char* what);
    /// more tells whether another entry follows, and takes the end mark where it stands.
    [[nodiscard]] Result<bool> more(Map& map, const char* what);
    [[nodiscard]] Status finish(const char* what) const;

private:
    [[nodiscard]] Result<Item> expect(Kind kind, const char* what);

    Bytes bytes_;
    std::size_t offset_ = 0;
};

}  // namespace coffer::proof::cbor
