// Recursive Length Prefix (Ethereum yellow paper, appendix B): writing, and strict reading of the one canonical form.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::rlp {

/// Writer builds one RLP item. begin_list and end_list must be balanced (COFFER_INVARIANT).
///
///     Writer w;
///     w.begin_list().integer(chain_id).bytes(address).integer(nonce).end_list();
class Writer {
public:
    Writer& begin_list();
    Writer& end_list();
    /// bytes writes a byte string.
    Writer& bytes(Bytes value);
    /// integer writes an integer without leading zero bytes. Zero is the empty byte string.
    Writer& integer(u64 value);
    /// integer writes a big-endian integer of any size.
    Writer& integer(Bytes big_endian);

    /// finish returns the encoding and leaves the writer empty.
    [[nodiscard]] std::vector<u8> finish();

private:
    void header(std::size_t at, std::size_t size, u8 short_base, u8 long_base);

    std::vector<u8> out_;
    std::vector<std::size_t> open_;  // offset of the content of each open list
};

/// Reader reads the items of bytes that it does not own. Each read advances by one whole item, or fails and does not advance. Positions
/// count from the beginning of the outermost input. Only shortest lengths are accepted.
class Reader {
public:
    /// The maximum nesting depth of lists.
    static constexpr unsigned max_depth = 16;

    /// `offset`: the offset of `bytes` in the outermost input; it is added to error positions.
    explicit Reader(Bytes bytes, std::size_t offset = 0) noexcept : bytes_(bytes), base_(offset) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }
    /// offset returns the position from the beginning of the outermost input.
    [[nodiscard]] std::size_t offset() const noexcept { return base_ + at_; }
    /// next_is_list returns whether the next item exists and is a list.
    [[nodiscard]] bool next_is_list() const noexcept;

    /// list returns a Reader of the content of the next item.
    /// Errors: truncated, integer_not_minimal (its length), rlp_syntax (not a list, or too deep).
    [[nodiscard]] Result<Reader> list() noexcept;
    /// bytes returns the next item, a byte string.
    /// Errors: truncated, integer_not_minimal (its length), rlp_syntax (a list, or a byte below 80 with a header).
    [[nodiscard]] Result<Bytes> bytes() noexcept;
    /// integer returns the next item, a big-endian integer of at most `max_size` bytes without leading zero bytes.
    /// Errors: those of bytes, integer_not_minimal, integer_range.
    [[nodiscard]] Result<Bytes> integer(std::size_t max_size) noexcept;
    /// integer_u64 returns the next item, an integer of at most 8 bytes.
    /// Errors: those of integer.
    [[nodiscard]] Result<u64> integer_u64() noexcept;
    /// count returns the number of items up to the end.
    /// Errors: truncated, integer_not_minimal (a length), rlp_syntax.
    [[nodiscard]] Result<std::size_t> count() const noexcept;
    /// finish fails with `trailing_bytes` at the offset unless every item was read.
    [[nodiscard]] Status finish() const noexcept;

private:
    struct Item {
        bool is_list;
        std::size_t header;
        std::size_t size;
    };
    Reader(Bytes bytes, std::size_t offset, unsigned depth) noexcept : bytes_(bytes), base_(offset), depth_(depth) {}
    [[nodiscard]] Result<Item> next() const noexcept;
    [[nodiscard]] Bytes take(const Item& item) noexcept;

    Bytes bytes_;
    std::size_t base_ = 0;
    std::size_t at_ = 0;
    unsigned depth_ = 0;
};

}  // namespace coffer::rlp
