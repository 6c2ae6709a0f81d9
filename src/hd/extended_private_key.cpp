#include <algorithm>

#include "core/try.hpp"
#include "hd/tree.hpp"

namespace coffer {
namespace {

template <TreeCurve C>
constexpr std::string_view curve_seed_name = "";
template <>
constexpr std::string_view curve_seed_name<Secp256k1> = "Bitcoin seed";
template <>
constexpr std::string_view curve_seed_name<P256> = "Nist256p1 seed";
template <>
constexpr std::string_view curve_seed_name<Ed25519> = "ed25519 seed";

template <TreeCurve C>
[[nodiscard]] hd::PublicBytes public_bytes_of(const PrivateKey<C>& key) {
    return hd::public_bytes(key.public_key());
}

/// Place is a node without its origin, which derivation does not need. The chain code is the right half of `hash`. Secret.
template <TreeCurve C>
struct Place {
    PrivateKey<C> key;
    hd::HashOutput hash;
    [[nodiscard]] FixedBytes<32> chain_code() const noexcept COFFER_LIFETIMEBOUND { return hd::right(hash); }
};

template <TreeCurve C>
[[nodiscard]] Place<C> place_of(const ExtendedPrivateKey<C>& node) noexcept {
    Place<C> place{node.private_key().clone(), {}};
    std::ranges::copy(node.chain_code().reveal(), place.hash.reveal_mut().template last<32>().begin());
    return place;
}

/// descend moves `place` along `steps`. Errors, `at` being the number of the step: child_invalid, backend.
template <TreeCurve C>
[[nodiscard]] Status descend(Place<C>& place, std::span<const ChildIndex> steps, TreeStandard standard) {
    const core::StackScrubber at_end;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const hd::PublicBytes encoded = steps[i].hardened() ? hd::PublicBytes{} : public_bytes_of(place.key);
        hd::HashOutput hash;
        auto key = hd::derive_private(place.key, encoded, hd::HmacOnce{place.chain_code()}, steps[i], standard, hash);
        if (!key) return fail(key.error().code, i, "path");
        place.key = *std::move(key);
        place.hash = std::move(hash);
    }
    return Ok{};
}

/// walk returns the place at the end of `steps`. Errors, `at` being the number of the step: depth_exceeded, hardened_only, child_invalid,
/// backend.
template <TreeCurve C>
[[nodiscard]] Result<Place<C>> walk(const ExtendedPrivateKey<C>& from, std::span<const ChildIndex> steps) {
    COFFER_CHECK(hd::check_place(steps, from.origin().depth, C::non_hardened_derivation));
    Place<C> place = place_of(from);
    COFFER_CHECK(descend(place, steps, from.standard()));
    return place;
}

template <TreeCurve C>
[[nodiscard]] Result<ExtendedPrivateKey<C>> master_node_of(const Seed& seed, TreeStandard standard) {
    if (standard > TreeStandard::slip10) return fail(Errc::caller_misuse);
    static const HmacSha512 hmac(as_bytes(curve_seed_name<C>));
    const core::StackScrubber at_end;
    hd::HashOutput hash;
    COFFER_TRY(PrivateKey<C> key, hd::master_of<C>(seed.reveal(), hmac, standard, hash));
    return NodeAccess::node(std::move(key), SecretArray<32>(hd::right(hash)), NodeOrigin{}, standard);
}

}  // namespace

template <TreeCurve C>
Result<ExtendedPrivateKey<C>> ExtendedPrivateKey<C>::from_seed(const Seed& seed) {
    return master_node_of<C>(seed, default_standard);
}

template <TreeCurve C>
Result<ExtendedPrivateKey<C>> ExtendedPrivateKey<C>::from_seed(const Seed& seed,
                                                               TreeStandard standard) requires std::same_as<C, Secp256k1> {
    return master_node_of<C>(seed, standard);
}

template <TreeCurve C>
Result<ExtendedPrivateKey<C>> ExtendedPrivateKey<C>::from_parts(PrivateKey<C> key, SecretArray<32> chain_code, const NodeOrigin& origin,
                                                                TreeStandard standard) {
    if (standard > TreeStandard::slip10) return fail(Errc::caller_misuse);
    COFFER_CHECK(hd::check_origin(origin));
    return ExtendedPrivateKey(std::move(key), std::move(chain_code), origin, standard);
}

template <TreeCurve C>
Result<ExtendedPrivateKey<C>> ExtendedPrivateKey<C>::derive_child(ChildIndex index) const {
    if (Status place = hd::check_place({&index, 1}, origin_.depth, C::non_hardened_derivation); !place) return fail(place.error().code);
    const core::StackScrubber at_end;
    const hd::PublicBytes encoded = public_bytes_of(key_);
    hd::HashOutput hash;
    COFFER_TRY(PrivateKey<C> key, hd::derive_private(key_, encoded, hd::HmacOnce{chain_code_.reveal()}, index, standard_, hash));
    const NodeOrigin origin{static_cast<u8>(origin_.depth + 1), hd::fingerprint_of(encoded), index.child_number()};
    return ExtendedPrivateKey(std::move(key), SecretArray<32>(hd::right(hash)), origin, standard_);
}

template <TreeCurve C>
Result<ExtendedPrivateKey<C>> ExtendedPrivateKey<C>::derive(const DerivationPath& path) const {
    if (path.empty()) return clone();
    if (Status place = hd::check_place(path.components(), origin_.depth, C::non_hardened_derivation); !place) {
        return hd::at_offset(place.error(), path);
    }
    const std::size_t last = path.size() - 1;
    Result<Place<C>> parent = walk(*this, path.components().first(last));
    if (!parent) return hd::at_offset(parent.error(), path);
    const ExtendedPrivateKey node(std::move(parent->key), SecretArray<32>(parent->chain_code()),
                                  NodeOrigin{static_cast<u8>(origin_.depth + last), {}, 0}, standard_);
    Result<ExtendedPrivateKey> child = node.derive_child(path[last]);
    if (!child) return fail(child.error().code, path.offset_of(last), "path");
    return child;
}

template <TreeCurve C>
Result<PrivateKey<C>> ExtendedPrivateKey<C>::derive_key(const DerivationPath& path) const {
    Result<Place<C>> place = walk(*this, path.components());
    if (!place) return hd::at_offset(place.error(), path);
    return std::move(place->key);
}

template <TreeCurve C>
PrivateChildDeriver<C> ExtendedPrivateKey<C>::children() const {
    return PrivateChildDeriver<C>(*this);
}

template <TreeCurve C>
Result<PrivateChildDeriver<C>> ExtendedPrivateKey<C>::children_of(const DerivationPath& path) const {
    Result<Place<C>> place = walk(*this, path.components());
    if (!place) return hd::at_offset(place.error(), path);
    return NodeAccess::deriver(place->key, place->chain_code(), origin_.depth + path.size(), standard_);
}

template <TreeCurve C>
typename detail::PublicNodeOf<C>::type ExtendedPrivateKey<C>::neuter() const requires NonHardenedTreeCurve<C> {
    // clang 14 instantiates constrained members of every explicitly instantiated class.
    if constexpr (NonHardenedTreeCurve<C>) {
        ChainCode chain_code;
        std::ranges::copy(chain_code_.reveal(), chain_code.begin());
        return NodeAccess::node(key_.public_key(), chain_code, origin_, standard_);
    }
}

template <TreeCurve C>
ByteArray<4> ExtendedPrivateKey<C>::fingerprint() const {
    return hd::fingerprint_of(public_bytes_of(key_));
}

template <TreeCurve C>
PrivateChildDeriver<C>::PrivateChildDeriver(const ExtendedPrivateKey<C>& parent)
    : PrivateChildDeriver(parent.private_key(), parent.chain_code().reveal(), parent.origin().depth, parent.standard()) {}

template <TreeCurve C>
PrivateChildDeriver<C>::PrivateChildDeriver(const PrivateKey<C>& key, Bytes chain_code, u8 depth, TreeStandard standard)
    : hmac_(chain_code),
      key_(key.clone()),
      encoded_(C::non_hardened_derivation ? public_bytes_of(key) : hd::PublicBytes{}),
      depth_(depth),
      standard_(standard) {}

template <TreeCurve C>
Result<PrivateKey<C>> PrivateChildDeriver<C>::private_key(ChildIndex index, std::span<const ChildIndex> rest) const {
    if (Status place = hd::check_place({&index, 1}, depth_, C::non_hardened_derivation); !place) return fail(place.error().code);
    if (Status place = hd::check_place(rest, depth_ + 1U, C::non_hardened_derivation); !place) return fail(place.error().code);
    hd::HashOutput hash;
    COFFER_TRY(PrivateKey<C> key, hd::derive_private(key_, encoded_, hmac_, index, standard_, hash));
    if (rest.empty()) return key;
    Place<C> place{std::move(key), std::move(hash)};
    if (Status done = descend(place, rest, standard_); !done) return fail(done.error().code);
    return std::move(place.key);
}

template class ExtendedPrivateKey<Secp256k1>;
template class ExtendedPrivateKey<P256>;
template class ExtendedPrivateKey<Ed25519>;
template class PrivateChildDeriver<Secp256k1>;
template class PrivateChildDeriver<P256>;
template class PrivateChildDeriver<Ed25519>;

Result<AnyExtendedPrivateKey> master_node(const Seed& seed, CurveId curve) {
    if (!curve_known(curve)) return fail(Errc::unknown_curve, "curve");
    const auto made = []<TreeCurve C>(Result<ExtendedPrivateKey<C>> node) -> Result<AnyExtendedPrivateKey> {
        if (!node) return fail(node.error());
        return AnyExtendedPrivateKey(*std::move(node));
    };
    switch (curve) {
        case CurveId::secp256k1: return made(ExtendedPrivateKey<Secp256k1>::from_seed(seed));
        case CurveId::p256: return made(ExtendedPrivateKey<P256>::from_seed(seed));
        case CurveId::ed25519: return made(ExtendedPrivateKey<Ed25519>::from_seed(seed));
        case CurveId::x25519: break;
    }
    return fail(Errc::curve_mismatch, "curve");
}

}  // namespace coffer
