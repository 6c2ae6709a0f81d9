#include "coffer/keys/private_key.hpp"

#include "coffer/crypto/random.hpp"
#include "core/try.hpp"
#include "keys/curve_ops.hpp"

namespace coffer {
namespace {

constexpr ByteArray<32> zeros{};

// A working generator needs a second attempt for one in 2^32 keys of P-256, and never needs ten.
constexpr int max_draws = 16;

}  // namespace

template <Curve C>
Result<PrivateKey<C>> PrivateKey<C>::generate() {
    for (int draw = 0; draw < max_draws; ++draw) {
        COFFER_TRY(SecretArray<32> bytes, random_secret<32>());
        if (ct_equal(bytes.reveal(), zeros)) continue;
        if (keys::CurveOps<C>::private_valid(bytes.reveal())) return PrivateKey(std::move(bytes));
    }
    return fail(Errc::random_unavailable);
}

template <Curve C>
Result<PrivateKey<C>> PrivateKey<C>::parse(Bytes bytes) {
    if (bytes.size() != size_bytes) return fail(Errc::private_key_length);
    return from_secret(SecretArray<32>(bytes.template first<size_bytes>()));
}

template <Curve C>
Result<PrivateKey<C>> PrivateKey<C>::from_secret(SecretArray<32> bytes) {
    if (!keys::CurveOps<C>::private_valid(bytes.reveal()))
        return fail(ct_equal(bytes.reveal(), zeros) ? Errc::private_key_zero : Errc::private_key_range);
    return PrivateKey(std::move(bytes));
}

template <Curve C>
PublicKey<C> PrivateKey<C>::public_key() const {
    return keys::CurveOps<C>::public_from_private(bytes_.reveal());
}

template <Curve C>
Result<PrivateKey<C>> PrivateKey<C>::add_tweak(FixedBytes<32> tweak) const requires WeierstrassCurve<C> {
    // clang 14 instantiates constrained members of every explicitly instantiated class.
    if constexpr (WeierstrassCurve<C>) {
        SecretArray<32> sum(bytes_.reveal());
        COFFER_CHECK(keys::CurveOps<C>::tweak_add_private(sum.reveal_mut(), tweak));
        return PrivateKey(std::move(sum));
    } else {
        contract_violated("a tweak is added on a curve that has none");
    }
}

template class PrivateKey<Secp256k1>;
template class PrivateKey<P256>;
template class PrivateKey<Ed25519>;
template class PrivateKey<X25519>;

Result<AnyPrivateKey> parse_private_key(CurveId curve, Bytes bytes) {
    if (!curve_known(curve)) return fail(Errc::unknown_curve);
    const auto parse = [&]<Curve C>(C) -> Result<AnyPrivateKey> {
        COFFER_TRY(PrivateKey<C> key, PrivateKey<C>::parse(bytes));
        return AnyPrivateKey(std::move(key));
    };
    return with_curve(curve, parse);
}

AnyPublicKey public_key_of(const AnyPrivateKey& key) {
    return std::visit([](const auto& k) { return AnyPublicKey(k.public_key()); }, key);
}

CurveId curve_of(const AnyPrivateKey& key) noexcept {
    return std::visit([]<Curve C>(const PrivateKey<C>&) { return C::id; }, key);
}

}  // namespace coffer
