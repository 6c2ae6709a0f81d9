// Addresses of the children of one public node, by the million.
#pragma once

#include <span>
#include <vector>

#include "coffer/address/address.hpp"
#include "coffer/hd/extended_key.hpp"

namespace coffer::wallet {

/// ChildAddress is a child of a public node: its key and its address.
struct ChildAddress {
    PublicKey<Secp256k1> public_key;
    address::AddressText address;
};

/// ChildAddresses derives the addresses of the non-hardened children of one public node (BIP-32, "Public parent key → public child key").
/// It is prepared once and computes several hashes at a time. It takes no private node, so it handles no secrets and does not wipe. Const
/// functions may be called from several threads. Copyable.
class ChildAddresses {
public:
    /// from_parent returns the addresses of the children of `parent` in one format. It keeps copies of its arguments. Public. Errors:
    /// unknown_format, curve_mismatch (the format has no secp256k1), those of address::Encoder::from_format.
    [[nodiscard]] static Result<ChildAddresses> from_parent(const ExtendedPublicKey<Secp256k1>& parent, AddressFormat format,
                                                            const address::EncodeOptions& options = {});

    /// at returns the child `index`. Errors: child_invalid (BIP-32: use the next index), depth_exceeded, tweak_invalid (BIP-341).
    [[nodiscard]] Result<ChildAddress> at(NonHardenedIndex index) const;

    /// fill derives the children `first`, `first` + 1, … into the elements of `children`, on at most `threads` threads including the
    /// calling one. Each element is the result of `at` for its index, including an error: no index is skipped. Past the index 2^31 - 1 it
    /// is path_index_range. A call allocates a few KB for each thread, regardless of the number of children.
    void fill(NonHardenedIndex first, std::span<Result<ChildAddress>> children, unsigned threads = 1) const;

    /// range returns the results of fill for `count` children.
    [[nodiscard]] std::vector<Result<ChildAddress>> range(NonHardenedIndex first, std::size_t count, unsigned threads = 1) const;

private:
    ChildAddresses(const ExtendedPublicKey<Secp256k1>& parent, const address::Encoder& encoder) : parent_(parent), encoder_(encoder) {}
    PublicChildDeriver<Secp256k1> parent_;
    address::Encoder encoder_;
};

}  // namespace coffer::wallet
