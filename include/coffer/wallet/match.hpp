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

/// ShownAccount is one account as a service shows it, or a bare address (no format, curve and path).
struct ShownAccount {
    std::string address;
    std::optional<AddressFormat> format = std::nullopt;  ///< with curve and path, or none of them
    CurveId curve = CurveId::secp256k1;
    DerivationPath path{};
    address::EncodeOptions options{};  ///< options.hrp must outlive the call
};

enum class MatchStatus : u8 {
    match,      ///< as shown; a bare address: at a format's default path
    match_as,   ///< under the named reading only
    not_found,  ///< under no reading
};

/// Reading names how an account must be read for its address to come out; a member is set where it differs from what was shown. For a bare
/// address, format and path are always set.
struct Reading {
    bool harden = false;  ///< every component hardened (SoftIndexPolicy::harden)
    ScriptTemplate script = ScriptTemplate::none;
    std::optional<CurveId> curve{};
    std::optional<address::TonSpelling> ton{};
    std::optional<AddressFormat> format{};
    std::optional<std::string> path{};  ///< the effective path, relative to the root

    friend bool operator==(const Reading&, const Reading&) = default;
};

struct Match {
    MatchStatus status = MatchStatus::not_found;
    Reading reading{};
};

/// match_accounts tries, for each account, the reading that was shown, then every other one: hardening, script templates, curves of the
/// format, spellings of TON, and last the default and profile paths of the format, with accounts and indices up to `gap` (accounts at most
/// 20 where the path has an index too) beyond the last one found. The answer does not depend on the order of the accounts. Secret unless
/// the root is public. Errors, with the index of the account: those of address::decode and address::identify (an address that is none),
/// option_not_applicable.
[[nodiscard]] Result<std::vector<Match>> match_accounts(const Root& root, std::span<const ShownAccount> accounts, u32 gap = 20);

}  // namespace coffer::wallet
