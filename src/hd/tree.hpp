// One derivation step. The functions take the pseudorandom function as an argument, so that tests can force cases for which no input is
// known.
#pragma once

#include <algorithm>
#include <array>

#include "coffer/hd/extended_key.hpp"
#include "core/scrub.hpp"
#include "crypto/hmac_sha512.hpp"

namespace coffer::hd {

/// PublicBytes is the public key as BIP-32 and SLIP-10 hash it: SEC 1 compressed or, on Ed25519, a zero byte and the 32-byte key.
using PublicBytes = ByteArray<33>;

template <TreeCurve C>
[[nodiscard]] PublicBytes public_bytes(const PublicKey<C>& key) noexcept {
    if constexpr (std::same_as<C, Ed25519>) {
        PublicBytes bytes{};
        std::copy(key.bytes().begin(), key.bytes().end(), bytes.begin() + 1);
        return bytes;
    } else {
        return key.compressed();
    }
}

[[nodiscard]] constexpr ByteArray<4> big_endian(u32 value) noexcept {
    return {static_cast<u8>(value >> 24U), static_cast<u8>(value >> 16U), static_cast<u8>(value >> 8U), static_cast<u8>(value)};
}

inline constexpr ByteArray<1> private_prefix{0x00};
inline constexpr ByteArray<1> retry_prefix{0x01};

using HashOutput = SecretArray<64>;

/// no_key_of_hash returns whether an error means that the hash is not a valid key. Only then may SLIP-10 hash again; any other error, such
/// as backend, is returned.
template <typename Key>
[[nodiscard]] bool no_key_of_hash(const Result<Key>& key) noexcept {
    constexpr auto reasons = std::to_array<Errc>({Errc::tweak_invalid, Errc::private_key_zero, Errc::private_key_range});
    return !key && std::ranges::find(reasons, key.error().code) != reasons.end();
}

/// HmacOnce is HMAC-SHA512 with a key that is used for one message. Does not own the key. The caller scrubs the stack
/// (core::StackScrubber).
struct HmacOnce {
    Bytes key;
    [[nodiscard]] HashOutput operator()(ByteSpans parts) const noexcept { return crypto::hmac_sha512_unscrubbed(key, parts); }
};

[[nodiscard]] inline FixedBytes<32> left(const HashOutput& hash COFFER_LIFETIMEBOUND) noexcept {
    return hash.reveal().first<32>();
}
[[nodiscard]] inline FixedBytes<32> right(const HashOutput& hash COFFER_LIFETIMEBOUND) noexcept {
    return hash.reveal().last<32>();
}

/// derive_private is CKDpriv of BIP-32 ("Private parent key -> private child key") and SLIP-10. `prf`: HMAC-SHA512 keyed with the chain
/// code of the parent. `parent_public`: read for non-hardened children only. The last output of `prf` is written to `hash`; its right half
/// is the chain code of the child. Secret. Errors: child_invalid (TreeStandard::bip32), backend (P-256).
template <TreeCurve C, typename Prf>
[[nodiscard]] Result<PrivateKey<C>> derive_private(const PrivateKey<C>& parent, const PublicBytes& parent_public, const Prf& prf,
                                                   ChildIndex index, TreeStandard standard, HashOutput& hash) {
    const ByteArray<4> number = big_endian(index.child_number());
    hash = index.hardened() ? prf({private_prefix, parent.reveal(), number}) : prf({parent_public, number});
    if constexpr (!C::non_hardened_derivation) {
        return PrivateKey<C>::parse(left(hash));
    } else {
        for (;;) {
            if (Result<PrivateKey<C>> key = parent.add_tweak(left(hash)); !no_key_of_hash(key)) return key;
            if (standard == TreeStandard::bip32) return fail(Errc::child_invalid);
            hash = prf({retry_prefix, right(hash), number});
        }
    }
}

/// public_from_hash is CKDpub after the first call of `prf`, whose output is in `hash`. On return `hash` holds the last output of `prf`.
/// Errors: child_invalid (TreeStandard::bip32), backend (P-256).
template <NonHardenedTreeCurve C, typename Prf>
[[nodiscard]] Result<PublicKey<C>> public_from_hash(const PublicKey<C>& parent, const Prf& prf, NonHardenedIndex index,
                                                    TreeStandard standard, HashOutput& hash) {
    for (;;) {
        if (Result<PublicKey<C>> key = parent.add_tweak(left(hash)); !no_key_of_hash(key)) return key;
        if (standard == TreeStandard::bip32) return fail(Errc::child_invalid);
        hash = prf({retry_prefix, right(hash), big_endian(index.number())});
    }
}

/// derive_public is CKDpub of BIP-32 ("Public parent key -> public child key") and SLIP-10. Errors: child_invalid (TreeStandard::bip32),
/// backend (P-256).
template <NonHardenedTreeCurve C, typename Prf>
[[nodiscard]] Result<PublicKey<C>> derive_public(const PublicKey<C>& parent, const PublicBytes& parent_public, const Prf& prf,
                                                 NonHardenedIndex index, TreeStandard standard, HashOutput& hash) {
    hash = prf({parent_public, big_endian(index.number())});
    return public_from_hash(parent, prf, index, standard, hash);
}

/// derive_public_range derives the children `first`, `first` + 1 and so on, one for each element of `children`. `many` is `prf` for many
/// messages at once. Errors, each in the element of its child: those of derive_public, and path_index_range beyond the index 2^31 - 1.
template <NonHardenedTreeCurve C, typename Prf, typename Many>
void derive_public_range(const PublicKey<C>& parent, const PublicBytes& parent_public, const Prf& prf, const Many& many,
                         NonHardenedIndex first, TreeStandard standard, std::span<Result<PublicKey<C>>> children) {
    constexpr std::size_t group = 32;
    std::array<ByteArray<37>, group> messages;
    std::array<ByteArray<64>, group> hashes;
    for (ByteArray<37>& message : messages) std::ranges::copy(parent_public, message.begin());
    const std::size_t existing = std::min<std::size_t>(children.size(), hardened_bit - first.number());
    for (std::size_t done = 0; done < existing; done += group) {
        const std::size_t count = std::min(group, existing - done);
        const auto number = [&](std::size_t i) { return first.number() + static_cast<u32>(done + i); };
        for (std::size_t i = 0; i < count; ++i) std::ranges::copy(big_endian(number(i)), messages[i].begin() + 33);
        many(std::span(messages).first(count), std::span(hashes).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            HashOutput hash{FixedBytes<64>(hashes[i])};
            children[done + i] = public_from_hash(parent, prf, *NonHardenedIndex::from_number(number(i)), standard, hash);
        }
    }
    for (Result<PublicKey<C>>& child : children.subspan(existing)) child = fail(Errc::path_index_range);
}

/// master_of is "Master key generation" of BIP-32 and SLIP-10. `prf`: HMAC-SHA512 keyed with the name of the curve. Secret. Error:
/// master_invalid (TreeStandard::bip32).
template <TreeCurve C, typename Prf>
[[nodiscard]] Result<PrivateKey<C>> master_of(Bytes seed, const Prf& prf, TreeStandard standard, HashOutput& hash) {
    hash = prf({seed});
    for (;;) {
        if (Result<PrivateKey<C>> key = PrivateKey<C>::parse(left(hash)); !no_key_of_hash(key)) return key;
        if (standard == TreeStandard::bip32) return fail(Errc::master_invalid);
        hash = prf({hash.reveal()});
    }
}

/// check_place checks depth and hardening of all steps before anything is computed. Errors, `at` being the number of the step:
/// depth_exceeded, hardened_only.
[[nodiscard]] inline Status check_place(std::span<const ChildIndex> steps, std::size_t depth, bool non_hardened_derivation) noexcept {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (depth + i >= DerivationPath::max_depth) return fail(Errc::depth_exceeded, i, "path");
        if (!non_hardened_derivation && !steps[i].hardened()) return fail(Errc::hardened_only, i, "path");
    }
    return Ok{};
}

/// at_offset replaces the number of a step in an error by the byte offset of the component.
[[nodiscard]] inline Unexpected at_offset(const Error& error, const DerivationPath& path) noexcept {
    return error.at == no_position ? fail(error) : fail(error.code, path.offset_of(error.at), error.what);
}

/// fingerprint_of returns the first four bytes of hash160 of `key` (BIP-32, "Key identifiers").
[[nodiscard]] ByteArray<4> fingerprint_of(const PublicBytes& key) noexcept;

/// check_origin checks that a node of depth 0 has neither a parent fingerprint nor a child number. Errors: extended_key_depth_zero_parent,
/// extended_key_depth_zero_child.
[[nodiscard]] Status check_origin(const NodeOrigin& origin) noexcept;

}  // namespace coffer::hd

namespace coffer {

/// NodeAccess constructs nodes and derivers without checks, from parts that were derived or already checked.
struct NodeAccess {
    template <NonHardenedTreeCurve C>
    [[nodiscard]] static ExtendedPublicKey<C> node(const PublicKey<C>& key, const ChainCode& chain_code, const NodeOrigin& origin,
                                                   TreeStandard standard) noexcept {
        return {key, chain_code, origin, standard};
    }
    template <TreeCurve C>
    [[nodiscard]] static ExtendedPrivateKey<C> node(PrivateKey<C> key, SecretArray<32> chain_code, const NodeOrigin& origin,
                                                    TreeStandard standard) noexcept {
        return {std::move(key), std::move(chain_code), origin, standard};
    }
    template <TreeCurve C>
    [[nodiscard]] static PrivateChildDeriver<C> deriver(const PrivateKey<C>& key, Bytes chain_code, std::size_t depth,
                                                        TreeStandard standard) {
        return {key, chain_code, static_cast<u8>(depth), standard};
    }
};

}  // namespace coffer
