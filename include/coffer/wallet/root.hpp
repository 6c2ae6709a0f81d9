// The root of a wallet, from which its accounts are derived.
#pragma once

#include <optional>
#include <variant>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/seed.hpp"

namespace coffer::wallet {

/// Root is the source from which accounts are derived: a seed, an extended key with its version, or a node of a key tree. Paths are
/// relative to it. Only an extended key with its version names a network and a coin (SLIP-132); for a seed or a node, neither is checked.
/// Secret, unless it is public. Move-only.
using Root = std::variant<Seed, ExtendedPrivateKeyText, ExtendedPublicKeyText, ExtendedPrivateKey<Secp256k1>, ExtendedPrivateKey<P256>,
                          ExtendedPrivateKey<Ed25519>, ExtendedPublicKey<Secp256k1>, ExtendedPublicKey<P256>>;

/// RootView refers to a Root, or to an object from which a Root can be made, without owning it. The functions of this layer take it, so
/// that a seed or a node need not be moved or cloned into a Root. They use it during the call only. The object must outlive the view.
class RootView {
public:
    /// The constructors refer to a seed, an extended key, a node or a Root.
    RootView(const Seed& seed COFFER_LIFETIMEBOUND) noexcept : source_(&seed) {}
    RootView(const ExtendedPrivateKeyText& key COFFER_LIFETIMEBOUND) noexcept : source_(&key.node), version_(key.version) {}
    RootView(const ExtendedPublicKeyText& key COFFER_LIFETIMEBOUND) noexcept : source_(&key.node), version_(key.version) {}
    template <TreeCurve C>
    RootView(const ExtendedPrivateKey<C>& node COFFER_LIFETIMEBOUND) noexcept : source_(&node) {}
    template <NonHardenedTreeCurve C>
    RootView(const ExtendedPublicKey<C>& node COFFER_LIFETIMEBOUND) noexcept : source_(&node) {}
    RootView(const AnyExtendedPrivateKey& node COFFER_LIFETIMEBOUND) noexcept : RootView(of_any(node)) {}
    RootView(const Root& root COFFER_LIFETIMEBOUND) noexcept : RootView(of_any(root)) {}

    /// visit returns `f(source)`, where `source` is the Seed, ExtendedPrivateKey<C> or ExtendedPublicKey<C>.
    template <typename F>
    decltype(auto) visit(F&& f) const {
        return std::visit([&f](const auto* source) -> decltype(auto) { return f(*source); }, source_);
    }

    /// version returns the version of an extended key that was read from text, nullptr for a seed or a node.
    [[nodiscard]] const ExtendedKeyVersion* version() const noexcept { return version_; }

private:
    template <typename Any>
    static RootView of_any(const Any& any COFFER_LIFETIMEBOUND) noexcept {
        return std::visit([](const auto& source) { return RootView(source); }, any);
    }

    std::variant<const Seed*, const ExtendedPrivateKey<Secp256k1>*, const ExtendedPrivateKey<P256>*, const ExtendedPrivateKey<Ed25519>*,
                 const ExtendedPublicKey<Secp256k1>*, const ExtendedPublicKey<P256>*>
        source_;
    const ExtendedKeyVersion* version_ = nullptr;
};

/// depth_of returns the depth of the root in its tree (BIP-32, "Serialization format"), at most 255: 0 for a seed and for a master node.
[[nodiscard]] u8 depth_of(RootView root) noexcept;
/// version_of returns the version of an extended key that was read from text (BIP-32, SLIP-132), nullptr for a seed or a node.
[[nodiscard]] const ExtendedKeyVersion* version_of(RootView root) noexcept;
/// node_curve returns the curve of an extended key or a node. It is empty for a seed, which has a tree on each curve.
[[nodiscard]] std::optional<CurveId> node_curve(RootView root) noexcept;
/// is_public returns whether no private key can be derived from the root.
[[nodiscard]] bool is_public(RootView root) noexcept;

}  // namespace coffer::wallet
