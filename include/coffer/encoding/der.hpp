// DER (X.690): a strict reader, and ECDSA signatures between DER and raw r || s (IEEE P1363).
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

/// Reader walks over the elements of one DER value. Lengths must be definite, minimal and inside the value. Every read either succeeds and
/// advances, or changes nothing. Positions count from the first byte of the outermost value.
class Reader {
public:
    explicit Reader(Bytes der) noexcept : Reader(der, 0) {}

    [[nodiscard]] bool at_end() const noexcept { return offset_ == bytes_.size(); }
    [[nodiscard]] std::size_t position() const noexcept { return base_ + offset_; }
    /// next_is says whether an element with this tag follows.
    [[nodiscard]] bool next_is(u8 tag) const noexcept { return !at_end() && bytes_[offset_] == tag; }

    /// take returns the content of the next element. Errors: der_tag (another tag, or nothing left), der_length.
    [[nodiscard]] Result<Bytes> take(u8 tag) noexcept;

    /// enter returns a Reader over the content of the next element. Errors as take.
    [[nodiscard]] Result<Reader> enter(u8 tag) noexcept;

    /// take_unsigned returns the magnitude of the next INTEGER without its sign byte; zero is one zero byte. Errors as take, and
    /// der_integer (empty, negative or not minimal).
    [[nodiscard]] Result<Bytes> take_unsigned() noexcept;

    /// finish returns der_trailing_bytes unless everything was read.
    [[nodiscard]] Status finish() const noexcept;

private:
    Reader(Bytes der, std::size_t base) noexcept : bytes_(der), base_(base) {}

    Bytes bytes_;
    std::size_t base_;
    std::size_t offset_ = 0;
};

/// Signature is the DER encoding of an ECDSA signature with scalars of ScalarBytes bytes.
template <std::size_t ScalarBytes>
class Signature {
public:
    /// max_size: SEQUENCE header, and twice an INTEGER header, a sign byte and the scalar.
    static constexpr std::size_t max_size = 2 + 2 * (2 + 1 + ScalarBytes);

    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(buffer_).first(size_); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    template <std::size_t N>
    friend Result<Signature<N>> encode_signature(FixedBytes<2 * N> raw) noexcept;

    ByteArray<max_size> buffer_{};
    std::size_t size_ = 0;
};

/// encode_signature<32 or 48> writes raw r || s as canonical DER. Errors: signature_scalar_zero (what: "r" or "s").
template <std::size_t ScalarBytes>
[[nodiscard]] Result<Signature<ScalarBytes>> encode_signature(FixedBytes<2 * ScalarBytes> raw) noexcept;

/// decode_signature<32 or 48> reads canonical DER, nothing else, as raw r || s. It knows no group order: r and s are from 1 to
/// 256^ScalarBytes - 1. Errors: der_tag, der_length, der_integer, der_trailing_bytes (all at), signature_scalar_zero,
/// signature_scalar_range (at; what: "r" or "s").
template <std::size_t ScalarBytes>
[[nodiscard]] Result<ByteArray<2 * ScalarBytes>> decode_signature(Bytes der) noexcept;

extern template Result<Signature<32>> encode_signature<32>(FixedBytes<64>) noexcept;
extern template Result<Signature<48>> encode_signature<48>(FixedBytes<96>) noexcept;
extern template Result<ByteArray<64>> decode_signature<32>(Bytes) noexcept;
extern template Result<ByteArray<96>> decode_signature<48>(Bytes) noexcept;

}  // namespace coffer::der
