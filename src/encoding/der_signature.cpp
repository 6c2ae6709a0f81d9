#include "coffer/encoding/der_signature.hpp"

#include <algorithm>

#include "core/reader.hpp"
#include "core/try.hpp"
#include "encoding/der.hpp"

namespace coffer::der {
namespace {

bool is_zero(Bytes scalar) noexcept {
    return std::ranges::all_of(scalar, [](u8 byte) { return byte == 0; });
}

/// read_scalar decodes the next INTEGER and left-pads it to all of `scalar`.
Status read_scalar(Reader& reader, MutBytes scalar, const char* name) noexcept {
    const std::size_t at = reader.position();
    COFFER_TRY(const Bytes magnitude, reader.take_unsigned());
    if (magnitude.size() > scalar.size()) return fail(Errc::signature_scalar_range, at, name);
    if (is_zero(magnitude)) return fail(Errc::signature_scalar_zero, at, name);
    std::ranges::copy(magnitude, scalar.last(magnitude.size()).begin());
    return Ok{};
}

/// significant returns the scalar without leading zero bytes. The scalar is not zero.
Bytes significant(Bytes scalar) noexcept {
    while (scalar[0] == 0) scalar = scalar.subspan(1);
    return scalar;
}

std::size_t integer_size(Bytes magnitude) noexcept {
    return magnitude.size() + (magnitude[0] >> 7);
}

void write_integer(Writer& out, Bytes magnitude) noexcept {
    out.byte(tag::integer);
    out.byte(static_cast<u8>(integer_size(magnitude)));
    if (magnitude[0] >> 7 != 0) out.byte(0);
    out.bytes(magnitude);
}

}  // namespace

template <std::size_t ScalarBytes>
Result<Signature<ScalarBytes>> encode_signature(FixedBytes<2 * ScalarBytes> raw) noexcept {
    static_assert(2 * (ScalarBytes + 3) < 128, "the lengths fit the short form");
    if (is_zero(raw.template first<ScalarBytes>())) return fail(Errc::signature_scalar_zero, "r");
    if (is_zero(raw.template last<ScalarBytes>())) return fail(Errc::signature_scalar_zero, "s");
    const Bytes r = significant(raw.template first<ScalarBytes>());
    const Bytes s = significant(raw.template last<ScalarBytes>());
    Signature<ScalarBytes> signature;
    Writer out(signature.buffer_);
    out.byte(tag::sequence);
    out.byte(static_cast<u8>(4 + integer_size(r) + integer_size(s)));
    write_integer(out, r);
    write_integer(out, s);
    signature.size_ = out.written();
    return signature;
}

template <std::size_t ScalarBytes>
Result<ByteArray<2 * ScalarBytes>> decode_signature(Bytes der) noexcept {
    Reader outer(der);
    COFFER_TRY(Reader scalars, outer.enter(tag::sequence));
    COFFER_CHECK(outer.finish());
    ByteArray<2 * ScalarBytes> raw{};
    COFFER_CHECK(read_scalar(scalars, MutBytes(raw).first(ScalarBytes), "r"));
    COFFER_CHECK(read_scalar(scalars, MutBytes(raw).last(ScalarBytes), "s"));
    COFFER_CHECK(scalars.finish());
    return raw;
}

template Result<Signature<32>> encode_signature<32>(FixedBytes<64>) noexcept;
template Result<Signature<48>> encode_signature<48>(FixedBytes<96>) noexcept;
template Result<ByteArray<64>> decode_signature<32>(Bytes) noexcept;
template Result<ByteArray<96>> decode_signature<48>(Bytes) noexcept;

}  // namespace coffer::der
