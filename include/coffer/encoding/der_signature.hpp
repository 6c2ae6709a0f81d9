// ECDSA signatures between DER (X.690, RFC 3279 section 2.2.3) and raw r || s (IEEE P1363).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::der {

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
