// Matching: whether a root controls the addresses that a service shows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "coffer/address/address.hpp"
#include "coffer/hd/path.hpp"
#include "coffer/wallet/root.hpp"

namespace coffer::wallet {

/// ShownAccount is an account as a service shows it: an address with its format and path, or an address alone. It keeps no reference.
struct ShownAccount {
    std::string address;                                 ///< the text of the address
    std::optional<AddressFormat> format = std::nullopt;  ///< absent for an address alone; `path` and `options` are then not set
    std::optional<CurveId> curve = std::nullopt;         ///< default: the first one of the format's row
    DerivationPath path{};                               ///< relative to the root
    address::EncodeOptions options{};                    ///< the options with which the address was encoded
};

/// MatchStatus is the result for one account.
enum class MatchStatus : u8 {
    match,       ///< the root yields the address as shown; an address alone: on the default path of its format
    match_as,    ///< the root yields the address only under the interpretation in Match::interpretation
    not_found,   ///< the root yields the address under no interpretation that was tried
    unreadable,  ///< the address or an option is not valid; Match::error is the error
};

/// Interpretation is the interpretation of an account under which the root yields its address. A field is set if it differs from what was
/// shown. For an address alone, `format` and `path` are always set.
struct Interpretation {
    bool harden = false;                           ///< every component hardened (NonHardenedPolicy::harden)
    ScriptTemplate script = ScriptTemplate::none;  ///< the script template; `none` if it is the shown one
    std::optional<CurveId> curve{};                ///< the curve of the key
    std::optional<address::TonEncoding> ton{};     ///< TON: the form of the address text
    std::optional<AddressFormat> format{};         ///< the format, for an address alone
    std::optional<std::string> path{};             ///< the effective path, relative to the root
    bool change = false;                           ///< the path is on the change chain (BIP-44)
    std::optional<u32> purpose{};    ///< the purpose in the path (BIP-43), if it differs from that of the format's default path
    std::optional<u32> coin_type{};  ///< the coin type in the path (SLIP-44), if it differs from that of the format's default path
    /// Cosmos-like formats: "keccak-256" or "hash160" if the account is this hash of the key instead of the hash of its format.
    std::string_view hash{};
    /// TON_V5R1: the network whose ID the account contains, if it differs from that of the text. A raw text counts as main network.
    std::optional<Network> network{};

    friend bool operator==(const Interpretation&, const Interpretation&) = default;
};

/// Match is the result for one account and, depending on its status, the interpretation or the error.
struct Match {
    MatchStatus status = MatchStatus::not_found;  ///< whether the root yields the address
    Interpretation interpretation{};              ///< for `match_as`, and for `match` of an address alone
    std::optional<Error> error = std::nullopt;    ///< for `unreadable`
};

/// match_accounts returns one Match for each element of `accounts`, in order: whether `root` yields its address, and under which
/// interpretation. It derives each key once for all accounts. The results do not depend on the order of the accounts.
///
/// It tries the interpretations of an account in this order, and returns the first one that yields the address:
/// 1. The shown path, if there is a format. At this and at every other path it tries the script templates and curves of the format, the
///    other hash of Cosmos-like formats and both networks of TON_V5R1. On Ed25519, non-hardened components of the shown path are hardened.
/// 2. The default path of the format and the paths of wallet profiles for it.
/// 3. The change chains of these paths (BIP-44).
/// 4. The paths of other formats on the same curve, with other purposes and coin types, and common paths of older wallets.
///
/// `gap`: a path is searched until this many consecutive indices, and this many consecutive accounts, contain no match. 0 counts as 1. On a
/// path with an account and an index, it is at most 20 for accounts, and at most 10 in step 4. `tolerance`: as for address::decode.
///
/// An account that is not valid does not affect the others. Its Match::error is one of those of address::decode, address::decode_under_hrp,
/// address::identify and address::Encoder::from_format. Secret, unless the root is public. Constant time except for which addresses match.
[[nodiscard]] std::vector<Match> match_accounts(RootView root, std::span<const ShownAccount> accounts, u32 gap = 20,
                                                const address::Tolerance& tolerance = {});

}  // namespace coffer::wallet
