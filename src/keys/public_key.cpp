#include "coffer/keys/public_key.hpp"

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer {

CurveId curve_of(const AnyPublicKey& key) noexcept {
    return std::visit([]<Curve C>(const PublicKey<C>&) { return C::id; }, key);
}

Result<AnyPublicKey> parse_public_key(CurveId curve, Bytes bytes) {
    if (!curve_known(curve)) return fail(Errc::unknown_curve);
    return with_curve(curve, [&]<Curve C>(C) -> Result<AnyPublicKey> {
        COFFER_TRY(const PublicKey<C> key, PublicKey<C>::parse(bytes));
        return AnyPublicKey(key);
    });
}

std::string public_key_hex(const AnyPublicKey& key) {
    return std::visit(
        []<Curve C>(const PublicKey<C>& k) {
            if constexpr (WeierstrassCurve<C>)
                return hex::encode(k.compressed());
            else
                return hex::encode(k.bytes());
        },
        key);
}

}  // namespace coffer
