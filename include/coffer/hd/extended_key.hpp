// Trees of keys: BIP-32 and SLIP-10.
#pragma once

#include <span>
#include <variant>

#include "coffer/core/secret.hpp"
#include "coffer/crypto/mac.hpp"
#include "coffer/hd/path.hpp"
#include "coffer/hd/seed.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// TreeCurve: curves that have trees of keys.
template <typename C>
concept TreeCurve = std::same_as<C, Secp256k1> || std::same_as<C, P256> || std::same_as<C, Ed25519>;

/// SoftTreeCurve: curves that also have non-hardened, and with it public, derivation.
template <typename C>
concept SoftTreeCurve = TreeCurve<C> && C::soft_derivation;

/// TreeStandard says what happens in the cases of probability 2^-127 in which a hash is no valid key: BIP-32 refuses the child
/// (child_invalid: the caller takes the next index), SLIP-10 hashes again. In all other cases the two agree on secp256k1; P-256 and
/// Ed25519 trees are SLIP-10's.
enum class TreeStandard : u8 { bip32, slip10 };

/// NodeOrigin is where a node stands in its tree. All zero for the master node.
struct NodeOrigin {
    u8 depth = 0;
    ByteArray<4> parent_fingerprint{};
    u32 child_number = 0;
    friend bool operator==(const NodeOrigin&, const NodeOrigin&) noexcept = default;
};

using ChainCode = ByteArray<32>;

template <SoftTreeCurve C>
class PublicChildDeriver;
template <TreeCurve C>
class PrivateChildDeriver;

/// ExtendedPublicKey<C> is a public node: a point, its chain code, its place. A regular value. It derives non-hardened children only, and
/// has no member that could be asked for a hardened one. (Whoever knows it and one non-hardened child's private key knows the parent's.)
template <SoftTreeCurve C>
class ExtendedPublicKey {
public:
    /// from_parts puts a node together from its parts, as read from an extended key. Errors: extended_key_depth_zero_parent,
    /// extended_key_depth_zero_child.
    [[nodiscard]] static Result<ExtendedPublicKey> from_parts(const PublicKey<C>& key, const ChainCode& chain_code,
                                                              const NodeOrigin& origin, TreeStandard standard);

    /// derive_child derives one child. Errors: child_invalid (BIP-32), depth_exceeded.
    [[nodiscard]] Result<ExtendedPublicKey> derive_child(NonHardenedIndex index) const;
    /// derive derives along a path relative to this node. Errors, with the byte offset of the component: hardened_from_public,
    /// child_invalid, depth_exceeded.
    [[nodiscard]] Result<ExtendedPublicKey> derive(const DerivationPath& path) const;
    /// children prepares this node for many children.
    [[nodiscard]] PublicChildDeriver<C> children() const;

    [[nodiscard]] const PublicKey<C>& public_key() const noexcept COFFER_LIFETIMEBOUND { return key_; }
    [[nodiscard]] const ChainCode& chain_code() const noexcept COFFER_LIFETIMEBOUND { return chain_code_; }
    [[nodiscard]] const NodeOrigin& origin() const noexcept COFFER_LIFETIMEBOUND { return origin_; }
    [[nodiscard]] TreeStandard standard() const noexcept { return standard_; }
    /// fingerprint is the first 4 bytes of hash160 of the compressed public key.
    [[nodiscard]] ByteArray<4> fingerprint() const;

    friend bool operator==(const ExtendedPublicKey&, const ExtendedPublicKey&) noexcept = default;

private:
    friend struct NodeAccess;
    ExtendedPublicKey(const PublicKey<C>& key, const ChainCode& chain_code, const NodeOrigin& origin, TreeStandard standard) noexcept
        : key_(key), chain_code_(chain_code), origin_(origin), standard_(standard) {}
    PublicKey<C> key_;
    ChainCode chain_code_;
    NodeOrigin origin_;
    TreeStandard standard_;
};

namespace detail {
template <TreeCurve C>
struct PublicNodeOf {
    using type = void;
};
template <SoftTreeCurve C>
struct PublicNodeOf<C> {
    using type = ExtendedPublicKey<C>;
};
}  // namespace detail

/// ExtendedPrivateKey<C> is a secret node: a private key, its chain code, its place.
template <TreeCurve C>
class ExtendedPrivateKey {
public:
    static constexpr TreeStandard default_standard = std::same_as<C, Secp256k1> ? TreeStandard::bip32 : TreeStandard::slip10;

    /// from_seed makes the master node (BIP-32; SLIP-10). Error: master_invalid (BIP-32).
    [[nodiscard]] static Result<ExtendedPrivateKey> from_seed(const Seed& seed);
    /// from_seed by the standard given: SLIP-10's rules on secp256k1.
    [[nodiscard]] static Result<ExtendedPrivateKey> from_seed(const Seed& seed, TreeStandard standard) requires std::same_as<C, Secp256k1>;
    /// from_parts puts a node together from its parts, as read from an extended key. Errors: extended_key_depth_zero_parent,
    /// extended_key_depth_zero_child.
    [[nodiscard]] static Result<ExtendedPrivateKey> from_parts(PrivateKey<C> key, SecretArray<32> chain_code, const NodeOrigin& origin,
                                                               TreeStandard standard);

    /// derive_child derives one child. Secret. Errors: hardened_only (Ed25519), child_invalid (BIP-32), depth_exceeded.
    [[nodiscard]] Result<ExtendedPrivateKey> derive_child(ChildIndex index) const;
    /// derive derives along a path relative to this node. Secret. Errors as derive_child, with the byte offset of the component.
    [[nodiscard]] Result<ExtendedPrivateKey> derive(const DerivationPath& path) const;
    /// derive_key derives only the private key at the end of a path: no public key that is not needed on the way is computed, so this is
    /// the cheapest way to one address. Secret. Errors as derive.
    [[nodiscard]] Result<PrivateKey<C>> derive_key(const DerivationPath& path) const;

    /// children prepares this node for many children.
    [[nodiscard]] PrivateChildDeriver<C> children() const;
    /// children_of prepares the node at the end of `path`, as cheaply as derive_key. Errors as derive.
    [[nodiscard]] Result<PrivateChildDeriver<C>> children_of(const DerivationPath& path) const;

    /// neuter returns the public node (BIP-32's N). Costs one multiplication by the generator.
    [[nodiscard]] typename detail::PublicNodeOf<C>::type neuter() const requires SoftTreeCurve<C>;

    [[nodiscard]] const PrivateKey<C>& private_key() const noexcept COFFER_LIFETIMEBOUND { return key_; }
    /// public_key computes the public half: one multiplication by the generator.
    [[nodiscard]] PublicKey<C> public_key() const { return key_.public_key(); }
    /// chain_code is secret here: together with the private key it gives all children.
    [[nodiscard]] const SecretArray<32>& chain_code() const noexcept COFFER_LIFETIMEBOUND { return chain_code_; }
    [[nodiscard]] const NodeOrigin& origin() const noexcept COFFER_LIFETIMEBOUND { return origin_; }
    [[nodiscard]] TreeStandard standard() const noexcept { return standard_; }
    /// fingerprint is the first 4 bytes of hash160 of the public key (33 bytes; Ed25519: 00 and the 32 bytes, as SLIP-10 has it).
    [[nodiscard]] ByteArray<4> fingerprint() const;

    [[nodiscard]] ExtendedPrivateKey clone() const noexcept { return {key_.clone(), chain_code_.clone(), origin_, standard_}; }
    bool operator==(const ExtendedPrivateKey&) const = delete;

private:
    friend struct NodeAccess;
    ExtendedPrivateKey(PrivateKey<C> key, SecretArray<32> chain_code, const NodeOrigin& origin, TreeStandard standard) noexcept
        : key_(std::move(key)), chain_code_(std::move(chain_code)), origin_(origin), standard_(standard) {}
    PrivateKey<C> key_;
    SecretArray<32> chain_code_;
    NodeOrigin origin_;
    TreeStandard standard_;
};

/// PublicChildDeriver<C> is a public parent prepared for many children: its HMAC state and its parsed point are kept, so that a child
/// costs two compressions of SHA-512, one multiplication by the generator and one addition. Never allocates. Safe to share between
/// threads. Public data only.
template <SoftTreeCurve C>
class PublicChildDeriver {
public:
    explicit PublicChildDeriver(const ExtendedPublicKey<C>& parent);

    /// public_key derives the child `index`, and from there along `rest`. Errors: child_invalid (BIP-32), depth_exceeded.
    [[nodiscard]] Result<PublicKey<C>> public_key(NonHardenedIndex index, std::span<const NonHardenedIndex> rest = {}) const;
    /// public_keys derives the children `first`, `first` + 1, … one for each place of `children`, several hashes at a time: there is in
    /// each place what public_key gives, its error too, or path_index_range past the index 2^31 - 1.
    void public_keys(NonHardenedIndex first, std::span<Result<PublicKey<C>>> children) const;

private:
    HmacSha512 hmac_;
    PublicKey<C> key_;
    ByteArray<33> encoded_;
    u8 depth_;
    TreeStandard standard_;
};

/// PrivateChildDeriver<C> is a private parent prepared for many children: its HMAC state and its public key are kept. Secret; move-only.
/// Never allocates. Safe to share between threads.
template <TreeCurve C>
class PrivateChildDeriver {
public:
    explicit PrivateChildDeriver(const ExtendedPrivateKey<C>& parent);

    /// private_key derives the child `index`, and from there along `rest`. Secret. Errors: hardened_only (Ed25519), child_invalid (BIP-32),
    /// depth_exceeded.
    [[nodiscard]] Result<PrivateKey<C>> private_key(ChildIndex index, std::span<const ChildIndex> rest = {}) const;

private:
    friend struct NodeAccess;
    PrivateChildDeriver(const PrivateKey<C>& key, Bytes chain_code, u8 depth, TreeStandard standard);
    HmacSha512 hmac_;
    PrivateKey<C> key_;
    ByteArray<33> encoded_;  // compressed public key; unused on curves without non-hardened derivation
    u8 depth_;
    TreeStandard standard_;
};

extern template class ExtendedPublicKey<Secp256k1>;
extern template class ExtendedPublicKey<P256>;
extern template class ExtendedPrivateKey<Secp256k1>;
extern template class ExtendedPrivateKey<P256>;
extern template class ExtendedPrivateKey<Ed25519>;
extern template class PublicChildDeriver<Secp256k1>;
extern template class PublicChildDeriver<P256>;
extern template class PrivateChildDeriver<Secp256k1>;
extern template class PrivateChildDeriver<P256>;
extern template class PrivateChildDeriver<Ed25519>;

/// AnyExtendedPrivateKey is a secret node whose curve is known at run time only.
using AnyExtendedPrivateKey = std::variant<ExtendedPrivateKey<Secp256k1>, ExtendedPrivateKey<P256>, ExtendedPrivateKey<Ed25519>>;

/// master_node makes the master node of `seed` on `curve`. Errors: curve_mismatch for a curve without trees (X25519), master_invalid.
[[nodiscard]] Result<AnyExtendedPrivateKey> master_node(const Seed& seed, CurveId curve);

}  // namespace coffer
