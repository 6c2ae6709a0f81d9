// Reader and Writer: cursors that advance by a whole valid element or not at all, so that no code computes lengths by hand.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// Reader reads bytes that it does not own. Each read either succeeds and advances, or fails with `truncated` at the offset and does not
/// advance.
class Reader {
public:
    explicit Reader(Bytes bytes) noexcept : bytes_(bytes) {}

    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
    [[nodiscard]] std::size_t remaining() const noexcept { return bytes_.size() - offset_; }
    [[nodiscard]] bool at_end() const noexcept { return remaining() == 0; }

    [[nodiscard]] Result<Bytes> take(std::size_t count) noexcept {
        if (count > remaining()) return fail(Errc::truncated, offset_);
        const Bytes taken = bytes_.subspan(offset_, count);
        offset_ += count;
        return taken;
    }
    template <std::size_t N>
    [[nodiscard]] Result<FixedBytes<N>> take() noexcept {
        if (N > remaining()) return fail(Errc::truncated, offset_);
        const auto taken = FixedBytes<N>(bytes_.data() + offset_, N);
        offset_ += N;
        return taken;
    }
    [[nodiscard]] Result<u8> byte() noexcept {
        if (at_end()) return fail(Errc::truncated, offset_);
        return bytes_[offset_++];
    }
    [[nodiscard]] Result<u16> u16_be() noexcept { return integer<u16, true>(); }
    [[nodiscard]] Result<u32> u32_be() noexcept { return integer<u32, true>(); }
    [[nodiscard]] Result<u64> u64_be() noexcept { return integer<u64, true>(); }
    [[nodiscard]] Result<u16> u16_le() noexcept { return integer<u16, false>(); }
    [[nodiscard]] Result<u32> u32_le() noexcept { return integer<u32, false>(); }
    [[nodiscard]] Result<u64> u64_le() noexcept { return integer<u64, false>(); }

    /// finish fails with `trailing_bytes` at the offset unless all bytes were read.
    [[nodiscard]] Status finish() const noexcept {
        if (!at_end()) return fail(Errc::trailing_bytes, offset_);
        return Ok{};
    }

private:
    template <typename T, bool BigEndian>
    [[nodiscard]] Result<T> integer() noexcept {
        if (sizeof(T) > remaining()) return fail(Errc::truncated, offset_);
        u64 value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            const std::size_t shift = 8 * (BigEndian ? sizeof(T) - 1 - i : i);
            value |= static_cast<u64>(bytes_[offset_ + i]) << shift;
        }
        offset_ += sizeof(T);
        return static_cast<T>(value);
    }

    Bytes bytes_;
    std::size_t offset_ = 0;
};

/// Writer fills a buffer that it does not own. The buffer is large enough (COFFER_INVARIANT).
class Writer {
public:
    explicit Writer(MutBytes buffer) noexcept : buffer_(buffer) {}

    [[nodiscard]] std::size_t written() const noexcept { return offset_; }
    [[nodiscard]] std::size_t remaining() const noexcept { return buffer_.size() - offset_; }

    void bytes(Bytes value) noexcept {
        COFFER_INVARIANT(value.size() <= remaining());
        for (const u8 b : value) buffer_[offset_++] = b;
    }
    void byte(u8 value) noexcept { integer<u8, true>(value); }
    void u16_be(u16 value) noexcept { integer<u16, true>(value); }
    void u32_be(u32 value) noexcept { integer<u32, true>(value); }
    void u64_be(u64 value) noexcept { integer<u64, true>(value); }
    void u16_le(u16 value) noexcept { integer<u16, false>(value); }
    void u32_le(u32 value) noexcept { integer<u32, false>(value); }
    void u64_le(u64 value) noexcept { integer<u64, false>(value); }

private:
    template <typename T, bool BigEndian>
    void integer(T value) noexcept {
        COFFER_INVARIANT(sizeof(T) <= remaining());
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            const std::size_t shift = 8 * (BigEndian ? sizeof(T) - 1 - i : i);
            buffer_[offset_++] = static_cast<u8>(static_cast<u64>(value) >> shift);
        }
    }

    MutBytes buffer_;
    std::size_t offset_ = 0;
};

}  // namespace coffer
