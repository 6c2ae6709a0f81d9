#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"
#include "crypto/multibuffer/many.hpp"
#include "hd/tree.hpp"

namespace coffer {
namespace hd {

ByteArray<4> fingerprint_of(const PublicBytes& key) noexcept {
    const ByteArray<20> identifier = hash160(key);
    return {identifier[0], identifier[1], identifier[2], identifier[3]};
}

Status check_origin(const NodeOrigin& origin) noexcept {
    if (origin.depth != 0) return Ok{};
    if (origin.parent_fingerprint != ByteArray<4>{}) return fail(Errc::extended_key_depth_zero_parent);
    if (origin.child_number != 0) return fail(Errc::extended_key_depth_zero_child);
    return Ok{};
}

}  // namespace hd

namespace {

[[nodiscard]] ChainCode chain_code_of(const hd::HashOutput& hash) noexcept {
    ChainCode chain_code;
    std::ranges::copy(hd::right(hash), chain_code.begin());
    return chain_code;
}

}  // namespace

template <NonHardenedTreeCurve C>
Result<ExtendedPublicKey<C>> ExtendedPublicKey<C>::from_parts(const PublicKey<C>& key, const ChainCode& chain_code,
                                                              const NodeOrigin& origin, TreeStandard standard) {
    if (standard > TreeStandard::slip10) return fail(Errc::caller_misuse);
    COFFER_CHECK(hd::check_origin(origin));
    return ExtendedPublicKey(key, chain_code, origin, standard);
}

template <NonHardenedTreeCurve C>
Result<ExtendedPublicKey<C>> ExtendedPublicKey<C>::derive_child(NonHardenedIndex index) const {
    if (origin_.depth == DerivationPath::max_depth) return fail(Errc::depth_exceeded);
    const core::StackScrubber at_end;
    const hd::PublicBytes encoded = hd::public_bytes(key_);
    hd::HashOutput hash;
    COFFER_TRY(const PublicKey<C> key, hd::derive_public(key_, encoded, hd::HmacOnce{chain_code_}, index, standard_, hash));
    const NodeOrigin origin{static_cast<u8>(origin_.depth + 1), hd::fingerprint_of(encoded), index.number()};
    return ExtendedPublicKey(key, chain_code_of(hash), origin, standard_);
}

template <NonHardenedTreeCurve C>
Result<ExtendedPublicKey<C>> ExtendedPublicKey<C>::derive(const DerivationPath& path) const {
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i].hardened()) return fail(Errc::hardened_from_public, path.offset_of(i), "path");
    }
    ExtendedPublicKey node = *this;
    for (std::size_t i = 0; i < path.size(); ++i) {
        Result<ExtendedPublicKey> child = node.derive_child(*path[i].as_non_hardened());
        if (!child) return fail(child.error().code, path.offset_of(i), "path");
        node = *std::move(child);
    }
    return node;
}

template <NonHardenedTreeCurve C>
PublicChildDeriver<C> ExtendedPublicKey<C>::children() const {
    return PublicChildDeriver<C>(*this);
}

template <NonHardenedTreeCurve C>
ByteArray<4> ExtendedPublicKey<C>::fingerprint() const {
    return hd::fingerprint_of(hd::public_bytes(key_));
}

template <NonHardenedTreeCurve C>
PublicChildDeriver<C>::PublicChildDeriver(const ExtendedPublicKey<C>& parent)
    : hmac_(parent.chain_code()),
      key_(parent.public_key()),
      encoded_(hd::public_bytes(key_)),
      depth_(parent.origin().depth),
      standard_(parent.standard()) {}

template <NonHardenedTreeCurve C>
Result<PublicKey<C>> PublicChildDeriver<C>::public_key(NonHardenedIndex index, std::span<const NonHardenedIndex> rest) const {
    if (depth_ + rest.size() >= DerivationPath::max_depth) return fail(Errc::depth_exceeded);
    hd::HashOutput hash;
    COFFER_TRY(PublicKey<C> key, hd::derive_public(key_, encoded_, hmac_, index, standard_, hash));
    if (rest.empty()) return key;
    const core::StackScrubber at_end;
    for (const NonHardenedIndex next : rest) {
        hd::HashOutput below;
        COFFER_TRY(key, hd::derive_public(key, hd::public_bytes(key), hd::HmacOnce{hd::right(hash)}, next, standard_, below));
        hash = std::move(below);
    }
    return key;
}

template <NonHardenedTreeCurve C>
void PublicChildDeriver<C>::public_keys(NonHardenedIndex first, std::span<Result<PublicKey<C>>> children) const {
    if (depth_ >= DerivationPath::max_depth) {
        std::ranges::fill(children, Result<PublicKey<C>>(fail(Errc::depth_exceeded)));
        return;
    }
    const auto many = [this](std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> hashes) {
        crypto::hmac_sha512_many(hmac_, messages, hashes);
    };
    hd::derive_public_range(key_, encoded_, hmac_, many, first, standard_, children);
}

template class ExtendedPublicKey<Secp256k1>;
template class ExtendedPublicKey<P256>;
template class PublicChildDeriver<Secp256k1>;
template class PublicChildDeriver<P256>;

}  // namespace coffer
