#include "coffer/wallet/child_addresses.hpp"

#include "coffer/address/registry.hpp"
#include "core/share_work.hpp"
#include "core/try.hpp"
#include "wallet/encode_keys.hpp"

namespace coffer::wallet {
namespace {

// The number of children that a thread takes at a time: enough to make the taking cheap, few enough for all threads to end together.
constexpr std::size_t piece = 256;

}  // namespace

Result<ChildAddresses> ChildAddresses::from_parent(const ExtendedPublicKey<Secp256k1>& parent, AddressFormat format,
                                                   const address::EncodeOptions& options) {
    COFFER_TRY(const address::Encoder encoder, address::Encoder::from_format(format, options));
    const address::FormatRow* const row = address::find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    if (const auto path = address::curve_path(*row, CurveId::secp256k1); !path) return fail(path.error());
    return ChildAddresses(parent, encoder);
}

Result<ChildAddress> ChildAddresses::at(NonHardenedIndex index) const {
    COFFER_TRY(const PublicKey<Secp256k1> key, parent_.public_key(index));
    COFFER_TRY(const address::AddressText text, encoder_(key));
    return ChildAddress{key, text};
}

void ChildAddresses::fill(NonHardenedIndex first, std::span<Result<ChildAddress>> children, unsigned threads) const {
    constexpr std::size_t indices = hardened_bit;
    const std::size_t existing = std::min(children.size(), indices - first.number());
    core::share_work(existing, piece, threads, [&](std::size_t begin, std::size_t size) {
        const auto places = children.subspan(begin, size);
        std::vector<Result<PublicKey<Secp256k1>>> keys(size, fail(Errc::internal));
        parent_.public_keys(*NonHardenedIndex::from_number(first.number() + static_cast<u32>(begin)), keys);
        encode_keys(
            encoder_, std::span(keys), places, [](const auto& key) { return AnyPublicKey(key); },
            [](const auto& key, const address::AddressText& text) {
                return ChildAddress{key, text};
            });
    });
    for (Result<ChildAddress>& child : children.subspan(existing)) child = fail(Errc::path_index_range);
}

std::vector<Result<ChildAddress>> ChildAddresses::range(NonHardenedIndex first, std::size_t count, unsigned threads) const {
    std::vector<Result<ChildAddress>> children(count, fail(Errc::internal));
    fill(first, children, threads);
    return children;
}

}  // namespace coffer::wallet
