// ECDSA signatures as DER (X.690, RFC 3279 section 2.2.3) and as raw r || s (IEEE P1363).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::der {

/// Signature holds the DER encoding of an ECDSA signature with scalars of ScalarBytes bytes. Made by encode_signature only.
template <std::size_t ScalarBytes>
class Signature {
public:
    /// max_size: the header of the SEQUENCE, and for each scalar the header of an INTEGER, a sign byte and the scalar.
    static constexpr std::size_t max_size = 2 + 2 * (2 + 1 + ScalarBytes);

    /// bytes returns a view of the encoding, valid as long as this object.
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(buffer_).first(size_); }
    /// size returns the length of the encoding, in bytes.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    template <std::size_t N>
    friend Result<Signature<N>> encode_signature(FixedBytes<2 * N> raw) noexcept;

    ByteArray<max_size> buffer_{};
    std::size_t size_ = 0;
};

/// encode_signature returns the DER encoding of raw r || s. ScalarBytes is 32 or 48.
/// Errors: signature_scalar_zero (`what`: "r" or "s").
template <std::size_t ScalarBytes>
[[nodiscard]] Result<Signature<ScalarBytes>> encode_signature(FixedBytes<2 * ScalarBytes> raw) noexcept;

/// decode_signature returns the raw r || s of a DER encoding. ScalarBytes is 32 or 48. Only the canonical encoding is accepted.
/// It does not know the group order: r and s are from 1 to 256^ScalarBytes - 1.
/// Errors, with the offset in `der`: der_tag, der_length, der_trailing_bytes, der_integer, signature_scalar_range and signature_scalar_zero
/// (`what`: "r" or "s").
template <std::size_t ScalarBytes>
[[nodiscard]] Result<ByteArray<2 * ScalarBytes>> decode_signature(Bytes der) noexcept;

extern template Result<Signature<32>> encode_signature<32>(FixedBytes<64>) noexcept;
extern template Result<Signature<48>> encode_signature<48>(FixedBytes<96>) noexcept;
extern template Result<ByteArray<64>> decode_signature<32>(Bytes) noexcept;
extern template Result<ByteArray<96>> decode_signature<48>(Bytes) noexcept;

}  // namespace coffer::der
