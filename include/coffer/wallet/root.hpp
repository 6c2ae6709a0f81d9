// The root of a wallet: what all its accounts are derived from.
#pragma once

#include <optional>
#include <variant>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/seed.hpp"

namespace coffer::wallet {

/// Root is what accounts are derived from: a seed; an extended key as its text says it; or a node that was derived before, of any curve
/// that has trees. Paths are relative to it. Only the text of an extended key says a network and a coin (SLIP-132): for a seed or a node,
/// none is checked. Move-only; secret unless it is public.
using Root = std::variant<Seed, ExtendedPrivateKeyText, ExtendedPublicKeyText, ExtendedPrivateKey<Secp256k1>, ExtendedPrivateKey<P256>,
                          ExtendedPrivateKey<Ed25519>, ExtendedPublicKey<Secp256k1>, ExtendedPublicKey<P256>>;

/// RootView looks at a Root, or at anything that a Root can be made of, and owns nothing: it is what the functions of this layer take, so
/// that a seed or a node need neither be moved nor copied into a Root. No function keeps it beyond its call. What it looks at must outlive
/// it, and must not be moved from.
class RootView {
public:
    RootView(const Seed& seed COFFER_LIFETIMEBOUND) noexcept : source_(&seed) {}
    RootView(const ExtendedPrivateKeyText& key COFFER_LIFETIMEBOUND) noexcept : source_(&key.node), version_(key.version) {}
    RootView(const ExtendedPublicKeyText& key COFFER_LIFETIMEBOUND) noexcept : source_(&key.node), version_(key.version) {}
    template <TreeCurve C>
    RootView(const ExtendedPrivateKey<C>& node COFFER_LIFETIMEBOUND) noexcept : source_(&node) {}
    template <SoftTreeCurve C>
    RootView(const ExtendedPublicKey<C>& node COFFER_LIFETIMEBOUND) noexcept : source_(&node) {}
    RootView(const AnyExtendedPrivateKey& node COFFER_LIFETIMEBOUND) noexcept : RootView(of_any(node)) {}
    RootView(const Root& root COFFER_LIFETIMEBOUND) noexcept : RootView(of_any(root)) {}

    /// visit returns `f(source)`, where `source` is the Seed, the ExtendedPrivateKey<C> or the ExtendedPublicKey<C>.
    template <typename F>
    decltype(auto) visit(F&& f) const {
        return std::visit([&f](const auto* source) -> decltype(auto) { return f(*source); }, source_);
    }

    /// version returns the version row of an extended key that was read from its text, otherwise nullptr.
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

/// depth_of returns how deep in its tree the root is (BIP-32, "Serialization format"): 0 for a seed and a master node, at most 255. Public.
[[nodiscard]] u8 depth_of(RootView root) noexcept;
/// version_of returns the version row of an extended key that was read from its text (BIP-32, SLIP-132), otherwise nullptr: a seed has
/// none, and of a derived node none is known. Public.
[[nodiscard]] const ExtendedKeyVersion* version_of(RootView root) noexcept;
/// node_curve returns the curve of an extended key or a node; nothing for a seed, from which trees grow on every curve. Public.
[[nodiscard]] std::optional<CurveId> node_curve(RootView root) noexcept;
/// is_public says whether no private key can be derived from the root. Public.
[[nodiscard]] bool is_public(RootView root) noexcept;

}  // namespace coffer::wallet
