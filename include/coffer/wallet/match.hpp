// Matching: does this root control the addresses that somebody shows?
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "coffer/address/address.hpp"
#include "coffer/hd/path.hpp"
#include "coffer/wallet/root.hpp"

namespace coffer::wallet {

/// ShownAccount is an account as a service shows it, or an address alone (without format, curve and path). It keeps no
/// reference.
struct ShownAccount {
    std::string address;
    std::optional<AddressFormat> format = std::nullopt;  ///< with a path; without either, an address alone
    std::optional<CurveId> curve = std::nullopt;         ///< default: the first one of the format's row
    DerivationPath path{};
    address::EncodeOptions options{};
};

enum class MatchStatus : u8 {
    match,       ///< as shown; a bare address: at a format's default path
    match_as,    ///< under another interpretation only
    not_found,   ///< under no interpretation
    unreadable,  ///< the address or an option is none: Match::error
};

/// Interpretation names how an account must be read for its address to come out; a member is set where it differs from what was shown. For
/// a bare address, format and path are always set.
struct Interpretation {
    bool harden = false;  ///< every component hardened (NonHardenedPolicy::harden)
    ScriptTemplate script = ScriptTemplate::none;
    std::optional<CurveId> curve{};
    std::optional<address::TonEncoding> ton{};
    std::optional<AddressFormat> format{};
    std::optional<std::string> path{};  ///< the effective path, relative to the root
    bool change = false;                ///< the path is of the chain of change
    std::optional<u32> purpose{};       ///< of the path, where it is another one than that of the format's default path
    std::optional<u32> coin_type{};     ///< likewise
    std::string_view hash{};            ///< Cosmos-like: the account is "keccak-256" or "hash160" of the key, not its format's hash
    std::optional<Network> network{};   ///< TON_V5R1: the network whose id the account holds, where the text does not say it

    friend bool operator==(const Interpretation&, const Interpretation&) = default;
};

struct Match {
    MatchStatus status = MatchStatus::not_found;
    Interpretation interpretation{};
    std::optional<Error> error = std::nullopt;
};

/// match_accounts tries, for each account, the interpretation that was shown, then every other one: hardening, script templates, hashes,
/// curves of the format, spellings of TON; then the format's default and profile paths, with accounts and indices up to `gap` (accounts at
/// most 20 where the path has an index too) beyond the last one found; then their chains of change; last the paths of other formats on the
/// same curve (other purposes, other coin types; accounts at most 10). Keys are derived once for all accounts. The answer does not depend
/// on the order of the accounts, and one that cannot be read does not touch the others: its error is that of address::decode,
/// address::identify or address::Encoder::from_format. Secret unless the root is public.
[[nodiscard]] std::vector<Match> match_accounts(RootView root, std::span<const ShownAccount> accounts, u32 gap = 20,
                                                const address::Tolerance& tolerance = {});

}  // namespace coffer::wallet
