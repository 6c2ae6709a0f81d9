// Addresses of many children of one public node.
#pragma once

#include <span>
#include <vector>

#include "coffer/address/address.hpp"
#include "coffer/hd/extended_key.hpp"

namespace coffer::wallet {

/// ChildAddress is a child of a public node: its key and its address.
struct ChildAddress {
    PublicKey<Secp256k1> public_key;  ///< public key of the child
    address::AddressText address;     ///< its address
};

/// ChildAddresses derives the addresses of the non-hardened children of one public node (BIP-32, "Public parent key → public child key").
/// It keeps the HMAC state of the parent and computes several hashes at a time. It handles public data only, so it does not wipe. Const
/// functions may be called by several threads at once. Copyable.
class ChildAddresses {
public:
    /// from_parent returns the addresses of the children of `parent` in `format`, encoded with `options`. It keeps copies of its arguments.
    /// Public data. Errors: unknown_format, curve_mismatch (the format does not have secp256k1), those of address::Encoder::from_format.
    [[nodiscard]] static Result<ChildAddresses> from_parent(const ExtendedPublicKey<Secp256k1>& parent, AddressFormat format,
                                                            const address::EncodeOptions& options = {});

    /// at returns the public key and the address of the child `index`. Errors: child_invalid (BIP-32: use the next index), depth_exceeded,
    /// tweak_invalid (BIP-341).
    [[nodiscard]] Result<ChildAddress> at(NonHardenedIndex index) const;

    /// fill writes the results of `at` for the indices `first`, `first` + 1 and so on to `children`, one to each element. No index is
    /// skipped: if `at` fails, the element holds the error. Elements beyond the index 2^31 - 1 receive path_index_range. `threads`: maximum
    /// number of threads, including the calling thread; 0 counts as 1. A call allocates a few KB for each thread, regardless of the number
    /// of children.
    void fill(NonHardenedIndex first, std::span<Result<ChildAddress>> children, unsigned threads = 1) const;

    /// range returns the `count` results that fill writes.
    [[nodiscard]] std::vector<Result<ChildAddress>> range(NonHardenedIndex first, std::size_t count, unsigned threads = 1) const;

private:
    ChildAddresses(const ExtendedPublicKey<Secp256k1>& parent, const address::Encoder& encoder) : parent_(parent), encoder_(encoder) {}
    PublicChildDeriver<Secp256k1> parent_;
    address::Encoder encoder_;
};

}  // namespace coffer::wallet
