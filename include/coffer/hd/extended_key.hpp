// Hierarchical deterministic keys: BIP-32 and SLIP-10.
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

/// TreeCurve: the curves on which coffer derives key trees: secp256k1 (BIP-32 or SLIP-10), P-256 and Ed25519 (SLIP-10).
template <typename C>
concept TreeCurve = std::same_as<C, Secp256k1> || std::same_as<C, P256> || std::same_as<C, Ed25519>;

/// NonHardenedTreeCurve: the tree curves that have non-hardened derivation, and therefore derivation from a public key: secp256k1 and
/// P-256.
template <typename C>
concept NonHardenedTreeCurve = TreeCurve<C> && C::non_hardened_derivation;

/// TreeStandard selects what happens if a hash does not yield a valid key. BIP-32 returns child_invalid or master_invalid; the caller then
/// uses the next index or another seed. SLIP-10 hashes again until the key is valid. The probability is below 2^-127 on secp256k1 and about
/// 2^-32 on P-256; on Ed25519 every hash is valid. In all other cases the two standards derive the same keys on secp256k1.
enum class TreeStandard : u8 { bip32, slip10 };

/// NodeOrigin is the position of a node in its tree, as BIP-32 serialises it. All fields of the master node are zero.
struct NodeOrigin {
    u8 depth = 0;                       ///< number of derivations below the master node
    ByteArray<4> parent_fingerprint{};  ///< fingerprint of the parent node
    u32 child_number = 0;               ///< index, with hardened_bit if the node is hardened
    friend bool operator==(const NodeOrigin&, const NodeOrigin&) noexcept = default;
};

/// ChainCode is the chain code of a public node.
using ChainCode = ByteArray<32>;

template <NonHardenedTreeCurve C>
class PublicChildDeriver;
template <TreeCurve C>
class PrivateChildDeriver;

/// ExtendedPublicKey<C> is a public node: a valid public key, its chain code and its position. A regular value. It derives non-hardened
/// children only, and has no member function for hardened ones.
/// Anyone who knows an extended public key and the private key of one of its non-hardened children can compute the private key of the node
/// (BIP-32, "Implications").
template <NonHardenedTreeCurve C>
class ExtendedPublicKey {
public:
    /// from_parts returns the node that consists of the given parts, for example those of a decoded extended key. Errors: caller_misuse
    /// (`standard` is not a member of the enumeration), extended_key_depth_zero_parent, extended_key_depth_zero_child (a node of depth 0
    /// has a parent fingerprint or a child number).
    [[nodiscard]] static Result<ExtendedPublicKey> from_parts(const PublicKey<C>& key, const ChainCode& chain_code,
                                                              const NodeOrigin& origin, TreeStandard standard);

    /// derive_child returns the child `index` (CKDpub of BIP-32 and SLIP-10). Errors: depth_exceeded, child_invalid (TreeStandard::bip32),
    /// backend (P-256).
    [[nodiscard]] Result<ExtendedPublicKey> derive_child(NonHardenedIndex index) const;
    /// derive returns the node at the end of `path`, which is relative to this node. Errors, each with the byte offset of the component in
    /// `path.text()`: hardened_from_public, which is checked for the whole path first, and those of derive_child.
    [[nodiscard]] Result<ExtendedPublicKey> derive(const DerivationPath& path) const;
    /// children returns a deriver for many children of this node.
    [[nodiscard]] PublicChildDeriver<C> children() const;

    /// public_key returns the public key.
    [[nodiscard]] const PublicKey<C>& public_key() const noexcept COFFER_LIFETIMEBOUND { return key_; }
    /// chain_code returns the chain code.
    [[nodiscard]] const ChainCode& chain_code() const noexcept COFFER_LIFETIMEBOUND { return chain_code_; }
    /// origin returns the position of the node in its tree.
    [[nodiscard]] const NodeOrigin& origin() const noexcept COFFER_LIFETIMEBOUND { return origin_; }
    /// standard returns the standard by which the node derives its children.
    [[nodiscard]] TreeStandard standard() const noexcept { return standard_; }
    /// fingerprint returns the first 4 bytes of hash160 of the compressed public key (BIP-32, "Key identifiers").
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
template <NonHardenedTreeCurve C>
struct PublicNodeOf<C> {
    using type = ExtendedPublicKey<C>;
};
}  // namespace detail

/// ExtendedPrivateKey<C> is a private node: a valid private key, its chain code and its position. Secret. Move-only; clone copies.
template <TreeCurve C>
class ExtendedPrivateKey {
public:
    /// default_standard is BIP-32 on secp256k1, SLIP-10 on P-256 and Ed25519.
    static constexpr TreeStandard default_standard = std::same_as<C, Secp256k1> ? TreeStandard::bip32 : TreeStandard::slip10;

    /// from_seed returns the master node of `seed` by default_standard. Secret. Constant time except for whether a hash is valid. Error:
    /// master_invalid (secp256k1). BIP-32 and SLIP-10, "Master key generation".
    [[nodiscard]] static Result<ExtendedPrivateKey> from_seed(const Seed& seed);
    /// from_seed returns the master node of `seed` by the given standard. Secret. Constant time except for whether a hash is valid. Errors:
    /// caller_misuse (`standard` is not a member of the enumeration), master_invalid (TreeStandard::bip32).
    [[nodiscard]] static Result<ExtendedPrivateKey> from_seed(const Seed& seed, TreeStandard standard) requires std::same_as<C, Secp256k1>;
    /// from_parts returns the node that consists of the given parts, for example those of a decoded extended key. Secret. Errors:
    /// caller_misuse (`standard` is not a member of the enumeration), extended_key_depth_zero_parent, extended_key_depth_zero_child (a node
    /// of depth 0 has a parent fingerprint or a child number).
    [[nodiscard]] static Result<ExtendedPrivateKey> from_parts(PrivateKey<C> key, SecretArray<32> chain_code, const NodeOrigin& origin,
                                                               TreeStandard standard);

    /// derive_child returns the child `index` (CKDpriv of BIP-32 and SLIP-10). Secret. Constant time except for whether a hash is valid.
    /// Errors: depth_exceeded, hardened_only (Ed25519), child_invalid (TreeStandard::bip32), backend (P-256).
    [[nodiscard]] Result<ExtendedPrivateKey> derive_child(ChildIndex index) const;
    /// derive returns the node at the end of `path`, which is relative to this node. Secret. Constant time except for whether a hash is
    /// valid. Errors: those of derive_child, each with the byte offset of the component in `path.text()`. depth_exceeded and hardened_only
    /// are checked for the whole path first.
    [[nodiscard]] Result<ExtendedPrivateKey> derive(const DerivationPath& path) const;
    /// derive_key returns only the private key at the end of `path`. It does not compute the public key and the fingerprint of the last
    /// node, and is therefore cheaper than derive. Secret. Constant time except for whether a hash is valid. Errors: those of derive.
    [[nodiscard]] Result<PrivateKey<C>> derive_key(const DerivationPath& path) const;

    /// children returns a deriver for many children of this node. Secret. Constant time.
    [[nodiscard]] PrivateChildDeriver<C> children() const;
    /// children_of returns a deriver for many children of the node at the end of `path`. It computes no public keys beyond those that the
    /// derivation needs. Secret. Constant time except for whether a hash is valid. Errors: those of derive.
    [[nodiscard]] Result<PrivateChildDeriver<C>> children_of(const DerivationPath& path) const;

    /// neuter returns the public node (N of BIP-32). It costs one multiplication by the generator. Constant time.
    [[nodiscard]] typename detail::PublicNodeOf<C>::type neuter() const requires NonHardenedTreeCurve<C>;

    /// private_key returns the private key, valid as long as this object. Secret.
    [[nodiscard]] const PrivateKey<C>& private_key() const noexcept COFFER_LIFETIMEBOUND { return key_; }
    /// public_key computes the public key, at the cost of one multiplication by the generator. Constant time.
    [[nodiscard]] PublicKey<C> public_key() const { return key_.public_key(); }
    /// chain_code returns the chain code. Secret: the chain code and the private key together determine all descendants.
    [[nodiscard]] const SecretArray<32>& chain_code() const noexcept COFFER_LIFETIMEBOUND { return chain_code_; }
    /// origin returns the position of the node in its tree.
    [[nodiscard]] const NodeOrigin& origin() const noexcept COFFER_LIFETIMEBOUND { return origin_; }
    /// standard returns the standard by which the node derives its children.
    [[nodiscard]] TreeStandard standard() const noexcept { return standard_; }
    /// fingerprint returns the first 4 bytes of hash160 of the public key: 33 bytes in SEC 1 compressed encoding or, on Ed25519, 00 and the
    /// 32-byte key (SLIP-10). It costs one multiplication by the generator. Constant time.
    [[nodiscard]] ByteArray<4> fingerprint() const;

    /// clone returns a copy. Secret.
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

/// PublicChildDeriver<C> derives many children of one public node. It keeps the HMAC state and the parsed point of the parent, so that a
/// child costs two compressions of SHA-512, one multiplication by the generator and one point addition. On secp256k1 a derivation allocates
/// no memory. Public data. A regular value; threads may share one object.
template <NonHardenedTreeCurve C>
class PublicChildDeriver {
public:
    /// Prepares the derivation of children of `parent`.
    explicit PublicChildDeriver(const ExtendedPublicKey<C>& parent);

    /// public_key returns the public key of the child `index` or, if `rest` is not empty, of the descendant along `rest` below that child.
    /// Errors, without a position: depth_exceeded, child_invalid (TreeStandard::bip32), backend (P-256).
    [[nodiscard]] Result<PublicKey<C>> public_key(NonHardenedIndex index, std::span<const NonHardenedIndex> rest = {}) const;
    /// public_keys writes the public keys of the children `first`, `first` + 1 and so on to `children`, one to each element. It computes
    /// several hashes at a time. Each element receives the result, key or error, that public_key returns for its index; elements beyond the
    /// index 2^31 - 1 receive path_index_range.
    void public_keys(NonHardenedIndex first, std::span<Result<PublicKey<C>>> children) const;

private:
    HmacSha512 hmac_;
    PublicKey<C> key_;
    ByteArray<33> encoded_;
    u8 depth_;
    TreeStandard standard_;
};

/// PrivateChildDeriver<C> derives many children of one private node. It keeps the HMAC state and the private key of the parent and, on
/// curves with non-hardened derivation, its public key. On secp256k1 and Ed25519 a derivation allocates no memory. Secret. Move-only;
/// threads may share one object.
template <TreeCurve C>
class PrivateChildDeriver {
public:
    /// Prepares the derivation of children of `parent`. Secret. Constant time.
    explicit PrivateChildDeriver(const ExtendedPrivateKey<C>& parent);

    /// private_key returns the private key of the child `index` or, if `rest` is not empty, of the descendant along `rest` below that
    /// child. Secret. Constant time except for whether a hash is valid. Errors, without a position: depth_exceeded, hardened_only
    /// (Ed25519), child_invalid (TreeStandard::bip32), backend (P-256).
    [[nodiscard]] Result<PrivateKey<C>> private_key(ChildIndex index, std::span<const ChildIndex> rest = {}) const;

private:
    friend struct NodeAccess;
    PrivateChildDeriver(const PrivateKey<C>& key, Bytes chain_code, u8 depth, TreeStandard standard);
    HmacSha512 hmac_;
    PrivateKey<C> key_;
    ByteArray<33> encoded_;  // compressed public key; zeros on Ed25519
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

/// AnyExtendedPrivateKey is a private node whose curve is known only at run time. Secret.
using AnyExtendedPrivateKey = std::variant<ExtendedPrivateKey<Secp256k1>, ExtendedPrivateKey<P256>, ExtendedPrivateKey<Ed25519>>;

/// master_node returns the master node of `seed` on `curve`, by the default_standard of the curve. Secret. Constant time except for whether
/// a hash is valid. Errors: unknown_curve (`curve` is not a member of the enumeration), master_invalid (secp256k1), curve_mismatch (X25519,
/// which has no key trees).
[[nodiscard]] Result<AnyExtendedPrivateKey> master_node(const Seed& seed, CurveId curve);

}  // namespace coffer
