#include "coffer/wallet/root.hpp"

namespace coffer::wallet {
namespace {

// The properties of each kind of root that the four functions below return.
struct Facts {
    u8 depth;
    std::optional<CurveId> curve;
    bool is_public;
};

Facts facts_of(const Seed& /*seed*/) noexcept {
    return {0, std::nullopt, false};
}
template <TreeCurve C>
Facts facts_of(const ExtendedPrivateKey<C>& node) noexcept {
    return {node.origin().depth, C::id, false};
}
template <NonHardenedTreeCurve C>
Facts facts_of(const ExtendedPublicKey<C>& node) noexcept {
    return {node.origin().depth, C::id, true};
}
Facts facts_of(RootView root) noexcept {
    return root.visit([](const auto& source) { return facts_of(source); });
}

}  // namespace

u8 depth_of(RootView root) noexcept {
    return facts_of(root).depth;
}

const ExtendedKeyVersion* version_of(RootView root) noexcept {
    return root.version();
}

std::optional<CurveId> node_curve(RootView root) noexcept {
    return facts_of(root).curve;
}

bool is_public(RootView root) noexcept {
    return facts_of(root).is_public;
}

}  // namespace coffer::wallet
