// Recursive Length Prefix (Ethereum's yellow paper, appendix B): writing, and strict reading of the one canonical form.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::rlp {

/// Writer builds one RLP item. Calls must be balanced (COFFER_INVARIANT).
///
///     Writer w;
///     w.begin_list().integer(chain_id).bytes(address).integer(nonce).end_list();
class Writer {
public:
    Writer& begin_list();
    Writer& end_list();
    /// bytes writes a string of bytes as it is.
    Writer& bytes(Bytes value);
    /// integer writes a number without leading zero bytes, zero as the empty string.
    Writer& integer(u64 value);
    /// integer of any size, big-endian.
    Writer& integer(Bytes big_endian);

    /// finish returns the encoding; the writer is empty afterwards.
    [[nodiscard]] std::vector<u8> finish();

private:
    void header(std::size_t at, std::size_t size, u8 short_base, u8 long_base);

    std::vector<u8> out_;
    std::vector<std::size_t> open_;  // where the content of each open list begins
};

/// Reader walks over the items of bytes that it does not own; `list` gives a Reader of what is within. Every read advances by one whole
/// item, or fails with its offset from the outermost beginning and does not advance. Only shortest lengths are accepted.
class Reader {
public:
    /// Lists may lie this deep within each other.
    static constexpr unsigned max_depth = 16;

    /// `offset` is where `bytes` lies in what errors count from.
    explicit Reader(Bytes bytes, std::size_t offset = 0) noexcept : bytes_(bytes), base_(offset) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }
    /// offset is counted from the outermost beginning.
    [[nodiscard]] std::size_t offset() const noexcept { return base_ + at_; }
    /// next_is_list tells whether the next item, if there is one, says that it is a list.
    [[nodiscard]] bool next_is_list() const noexcept;

    /// list enters the next item. Errors: truncated, integer_not_minimal (its length), rlp_syntax (no list, or too deep).
    [[nodiscard]] Result<Reader> list() noexcept;
    /// bytes reads a string of bytes. Errors: truncated, integer_not_minimal (its length), rlp_syntax (a list, or a byte below 80 with a
    /// header).
    [[nodiscard]] Result<Bytes> bytes() noexcept;
    /// integer reads a number of at most `max_size` bytes, big-endian without leading zeros. Errors as bytes; integer_not_minimal,
    /// integer_range.
    [[nodiscard]] Result<Bytes> integer(std::size_t max_size) noexcept;
    /// integer_u64 is `integer` for 8 bytes.
    [[nodiscard]] Result<u64> integer_u64() noexcept;
    /// count returns the number of items to the end. Errors: truncated, integer_not_minimal (a length), rlp_syntax.
    [[nodiscard]] Result<std::size_t> count() const noexcept;
    /// finish returns `trailing_bytes` with the offset unless every item was read.
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
