// A strict DER reader (X.690).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::der {

namespace tag {
inline constexpr u8 integer = 0x02;
inline constexpr u8 bit_string = 0x03;
inline constexpr u8 octet_string = 0x04;
inline constexpr u8 object_identifier = 0x06;
inline constexpr u8 sequence = 0x30;
inline constexpr u8 context_0 = 0xa0;
inline constexpr u8 context_1 = 0xa1;
}  // namespace tag

/// Reader reads the elements of one DER value. Lengths must be definite, minimal and inside the value. Each read either succeeds and
/// advances, or fails and does not advance. Positions count from the first byte of the outermost value.
class Reader {
public:
    explicit Reader(Bytes der) noexcept : Reader(der, 0) {}

    [[nodiscard]] bool at_end() const noexcept { return offset_ == bytes_.size(); }
    [[nodiscard]] std::size_t position() const noexcept { return base_ + offset_; }
    /// next_is returns whether the next element has this tag.
    [[nodiscard]] bool next_is(u8 tag) const noexcept { return !at_end() && bytes_[offset_] == tag; }

    /// take returns the content of the next element.
    /// Errors: der_tag (another tag, or no element), der_length.
    [[nodiscard]] Result<Bytes> take(u8 tag) noexcept;

    /// enter returns a Reader of the content of the next element.
    /// Errors: those of take.
    [[nodiscard]] Result<Reader> enter(u8 tag) noexcept;

    /// take_unsigned returns the magnitude of the next INTEGER without its sign byte. Zero is one zero byte.
    /// Errors: those of take, der_integer (empty, negative or not minimal).
    [[nodiscard]] Result<Bytes> take_unsigned() noexcept;

    /// finish fails with der_trailing_bytes unless all bytes were read.
    [[nodiscard]] Status finish() const noexcept;

private:
    Reader(Bytes der, std::size_t base) noexcept : bytes_(der), base_(base) {}

    Bytes bytes_;
    std::size_t base_;
    std::size_t offset_ = 0;
};

}  // namespace coffer::der
