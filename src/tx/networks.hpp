// Well-known chains with Ethereum's transactions, by chain ID (ethereum-lists/chains), and their native coins.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::tx::ethereum {

struct Chain {
    u64 chain_id;
    std::string_view name;
    std::string_view coin;
};

inline constexpr auto networks = std::to_array<Chain>({
    {1, "Ethereum mainnet", "ETH"},
    {10, "OP Mainnet", "ETH"},
    {14, "Flare", "FLR"},
    {25, "Cronos", "CRO"},
    {30, "Rootstock", "RBTC"},
    {40, "Telos EVM", "TLOS"},
    {50, "XDC Network", "XDC"},
    {56, "BNB Smart Chain", "BNB"},
    {97, "BNB Smart Chain testnet", "tBNB"},
    {100, "Gnosis", "xDAI"},
    {122, "Fuse", "FUSE"},
    {130, "Unichain", "ETH"},
    {137, "Polygon", "POL"},
    {146, "Sonic", "S"},
    {204, "opBNB", "BNB"},
    {250, "Fantom Opera", "FTM"},
    {252, "Fraxtal", "FRAX"},
    {288, "Boba", "ETH"},
    {314, "Filecoin", "FIL"},
    {324, "zkSync Era", "ETH"},
    {480, "World Chain", "ETH"},
    {999, "HyperEVM", "HYPE"},
    {1088, "Metis Andromeda", "METIS"},
    {1101, "Polygon zkEVM", "ETH"},
    {1284, "Moonbeam", "GLMR"},
    {1329, "Sei", "SEI"},
    {2020, "Ronin", "RON"},
    {2741, "Abstract", "ETH"},
    {5000, "Mantle", "MNT"},
    {8217, "Kaia", "KAIA"},
    {8453, "Base", "ETH"},
    {10143, "Monad testnet", "MON"},
    {17000, "Holesky testnet", "ETH"},
    {33139, "ApeChain", "APE"},
    {34443, "Mode", "ETH"},
    {42161, "Arbitrum One", "ETH"},
    {42170, "Arbitrum Nova", "ETH"},
    {42220, "Celo", "CELO"},
    {43113, "Avalanche Fuji testnet", "AVAX"},
    {43114, "Avalanche C-Chain", "AVAX"},
    {57073, "Ink", "ETH"},
    {59144, "Linea", "ETH"},
    {80002, "Polygon Amoy testnet", "POL"},
    {80094, "Berachain", "BERA"},
    {81457, "Blast", "ETH"},
    {84532, "Base Sepolia testnet", "ETH"},
    {421614, "Arbitrum Sepolia testnet", "ETH"},
    {534352, "Scroll", "ETH"},
    {560048, "Hoodi testnet", "ETH"},
    {7777777, "Zora", "ETH"},
    {11155111, "Sepolia testnet", "ETH"},
    {11155420, "OP Sepolia testnet", "ETH"},
    {1313161554, "Aurora", "ETH"},
});

static_assert(std::ranges::adjacent_find(networks, std::ranges::greater_equal{}, &Chain::chain_id) == networks.end());

/// find_network returns the row of a chain ID, or nullptr.
[[nodiscard]] constexpr const Chain* find_network(u64 chain_id) noexcept {
    const auto row = std::ranges::lower_bound(networks, chain_id, {}, &Chain::chain_id);
    return row != networks.end() && row->chain_id == chain_id ? &*row : nullptr;
}

}  // namespace coffer::tx::ethereum
