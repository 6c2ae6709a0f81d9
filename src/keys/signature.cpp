// ECDSA signatures as values: encodings, and low and high s. The curves' files sign and verify.
#include "coffer/keys/signature.hpp"

#include "core/try.hpp"
#include "keys/group_order.hpp"

namespace coffer {

template <WeierstrassCurve C>
Result<EcdsaSignature<C>> EcdsaSignature<C>::parse_raw(Bytes raw) {
    if (raw.size() != 64) return fail(Errc::signature_length);
    ByteArray<64> copy;
    std::copy(raw.begin(), raw.end(), copy.begin());
    for (const std::size_t offset : {std::size_t{0}, std::size_t{32}}) {
        const FixedBytes<32> scalar(copy.data() + offset, 32);
        const char* const name = offset == 0 ? "r" : "s";
        if (keys::is_zero(scalar)) return fail(Errc::signature_scalar_zero, offset, name);
        if (!keys::below(scalar, keys::group_order<C>)) return fail(Errc::signature_scalar_range, offset, name);
    }
    return EcdsaSignature(copy);
}

template <WeierstrassCurve C>
Result<EcdsaSignature<C>> EcdsaSignature<C>::parse_der(Bytes der) {
    COFFER_TRY(const ByteArray<64> raw, der::decode_signature<32>(der));
    return parse_raw(raw);
}

template <WeierstrassCurve C>
der::Signature<32> EcdsaSignature<C>::der() const noexcept {
    return *der::encode_signature<32>(raw_);
}

template <WeierstrassCurve C>
bool EcdsaSignature<C>::has_low_s() const noexcept {
    const FixedBytes<32> s(raw_.data() + 32, 32);
    return !keys::below(keys::half_group_order<C>, s);
}

template <WeierstrassCurve C>
EcdsaSignature<C> EcdsaSignature<C>::normalised() const noexcept {
    if (has_low_s()) return *this;
    EcdsaSignature low = *this;
    const ByteArray<32> s = keys::order_minus<C>(FixedBytes<32>(raw_.data() + 32, 32));
    std::copy(s.begin(), s.end(), low.raw_.begin() + 32);
    return low;
}

template class EcdsaSignature<Secp256k1>;
template class EcdsaSignature<P256>;

}  // namespace coffer
