// Addresses by the million: the children of one public node.
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

/// ChildAddresses derives the addresses, in one format, of the non-hardened children of one public node (BIP-32 CKDpub), with all that
/// they share prepared and several hashes at a time. Public data only, by type: there is no way to give it a private node, and it does not
/// clean up behind itself. Safe to share between threads.
class ChildAddresses {
public:
    /// from_parent prepares. options.hrp must outlive the result. Errors: curve_mismatch (the format has no secp256k1), those of
    /// address::Encoder::from_format.
    [[nodiscard]] static Result<ChildAddresses> from_parent(const ExtendedPublicKey<Secp256k1>& parent, AddressFormat format,
                                                            const address::EncodeOptions& options = {});

    /// at derives one child. Errors: child_invalid (BIP-32: the caller takes the next index), depth_exceeded, tweak_invalid.
    [[nodiscard]] Result<ChildAddress> at(NonHardenedIndex index) const;

    /// fill derives the children `first`, `first` + 1, … one for each place of `children`, on at most `threads` threads, of which the
    /// caller's is one. In each place there is what `at` gives, its error too: no index is skipped. Past the index 2^31 - 1:
    /// path_index_range. One thread allocates a few KB for each call, however many children there are.
    void fill(NonHardenedIndex first, std::span<Result<ChildAddress>> children, unsigned threads = 1) const;

    /// range is fill of `count` new places.
    [[nodiscard]] std::vector<Result<ChildAddress>> range(NonHardenedIndex first, std::size_t count, unsigned threads = 1) const;

private:
    ChildAddresses(const ExtendedPublicKey<Secp256k1>& parent, const address::Encoder& encoder) : parent_(parent), encoder_(encoder) {}
    PublicChildDeriver<Secp256k1> parent_;
    address::Encoder encoder_;
};

}  // namespace coffer::wallet
