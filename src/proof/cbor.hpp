// CBOR (RFC 8949), read item by item. Heads must have the shortest form and text must be UTF-8; tags and floats are refused.
#pragma once

#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::proof::cbor {

/// Kind is the type of an item. `open_map` is the head of a map of indefinite length, and `end` the break that closes it.
enum class Kind : u8 { natural, negative, bytes, text, array, map, open_map, null, boolean, end };

/// Item is one head and, for a string, its content.
struct Item {
    Kind kind;
    u64 value;      ///< the number; n for the negative number -1 - n; the size of a string; the number of entries of an array or map
    Bytes content;  ///< of a byte string or text
};

/// Map is the reading state of a map.
struct Map {
    std::optional<u64> left;  ///< the number of unread entries; absent for a map of indefinite length
};

/// Decoder reads the items of a byte sequence that it does not own. The error of every function is cbor_syntax, with the item's offset from
/// the first byte and the name `what`.
class Decoder {
public:
    explicit Decoder(Bytes bytes) noexcept : bytes_(bytes) {}

    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

    /// next reads any item.
    [[nodiscard]] Result<Item> next(const char* what);
    [[nodiscard]] Result<u64> natural(const char* what);
    [[nodiscard]] Result<Bytes> bytes(const char* what);
    [[nodiscard]] Result<std::string_view> text(const char* what);
    /// bytes_or_null reads a byte string or null, for which it returns nothing.
    [[nodiscard]] Result<std::optional<Bytes>> bytes_or_null(const char* what);
    /// array reads the head of an array of definite length and returns the number of its elements.
    [[nodiscard]] Result<u64> array(const char* what);
    /// map reads the head of a map of definite length.
    [[nodiscard]] Result<Map> map(const char* what);
    /// open_or_sized_map reads the head of a map of definite or indefinite length.
    [[nodiscard]] Result<Map> open_or_sized_map(const char* what);
    /// more returns whether another entry follows. At the end of a map of indefinite length it reads the break.
    [[nodiscard]] Result<bool> more(Map& map, const char* what);
    /// finish checks that no bytes are left.
    [[nodiscard]] Status finish(const char* what) const;

private:
    [[nodiscard]] Result<Item> expect(Kind kind, const char* what);

    Bytes bytes_;
    std::size_t offset_ = 0;
};

}  // namespace coffer::proof::cbor
