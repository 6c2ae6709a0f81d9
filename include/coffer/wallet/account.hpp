// Accounts: a root, a path and an address format, one or millions.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "coffer/address/registry.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/hd/path.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/wallet/root.hpp"

namespace coffer::wallet {

/// PathChoice is a path with what is to become of non-hardened components on Ed25519: a table row brings its own policy, a path that a user
/// gives has `reject` unless the user says otherwise.
struct PathChoice {
    PathTemplate path;
    SoftIndexPolicy policy = SoftIndexPolicy::reject;
};

/// default_path returns the path of a format's row, from the master node on (docs/formats.md; BIP-44, -49, -84, -86 and each chain's own).
/// Arguments: `format`; `curve`, of a format that has several: without it, the first of the row.
/// Public. Errors: unknown_format, curve_mismatch (the format does not have the curve).
[[nodiscard]] Result<PathChoice> default_path(AddressFormat format, std::optional<CurveId> curve = std::nullopt);

/// profile_path returns the path of a wallet profile, from the master node on (docs/formats.md).
/// Arguments: `profile`, its name in lower case with hyphens ("ledger-live"); `format`.
/// Public. Errors: unknown_format, unknown_profile, format_mismatch (the profile has no path for the format).
[[nodiscard]] Result<PathChoice> profile_path(std::string_view profile, AddressFormat format);

/// AccountRequest says which accounts are meant. All but the format may be left out. A regular value that owns all that it says.
struct AccountRequest {
    AddressFormat format;
    /// none: the root's, where it is a node of a tree, otherwise the first of the format's row. Only raw keys have several.
    std::optional<CurveId> curve = std::nullopt;
    /// relative to the root. none: the format's default path from the root's depth on, where the root is taken to stand on that path. Such
    /// a path without slot {i} counts over its slot {a}, unless `account` is given.
    std::optional<PathChoice> path = std::nullopt;
    std::optional<u32> account = std::nullopt;  ///< number for the slot {a}, below 2^31. none: 0
    address::EncodeOptions options{};
    bool private_keys = false;  ///< keep the private keys
};

/// Account is one derived account. Secret where it holds a private key.
struct Account {
    AnyPublicKey public_key;
    address::AddressText address;
    std::optional<AnyPrivateKey> private_key;
};

/// AccountRange derives the accounts of one request, with all that they share prepared: the parent node, its HMAC state, the encoder. `at`
/// allocates nothing and is safe to call from several threads. It keeps neither the root nor the request. Secret unless the root is public.
class AccountRange {
public:
    /// from_request returns the prepared range.
    /// Arguments: `root`, of which nothing is kept but what is derived; `request`, which is copied.
    /// Secrets: in, and kept, unless the root is public.
    /// Errors: unknown_format; curve_mismatch (the format or the root does not have the curve); network_mismatch (the text of an extended
    /// key names another network or coin); path_depth (the root is deeper than the default path); path_slot_missing (account);
    /// path_index_range; hardened_only and hardened_from_public (at: byte offset in the path's text); caller_misuse (the policy is no
    /// member); depth_exceeded, child_invalid, master_invalid (BIP-32); those of address::Encoder::from_format.
    /// Standards: BIP-32 ("Child key derivation (CKD) functions"), SLIP-10, BIP-44 ("Path levels").
    [[nodiscard]] static Result<AccountRange> from_request(RootView root, const AccountRequest& request);

    ~AccountRange();
    AccountRange(AccountRange&&) noexcept;
    AccountRange& operator=(AccountRange&&) noexcept;

    /// counts says whether the path has a slot to count over; without one only index 0 exists.
    [[nodiscard]] bool counts() const noexcept;
    /// hardened says whether the effective path differs from the one asked for.
    [[nodiscard]] bool hardened() const noexcept;
    [[nodiscard]] CurveId curve() const noexcept;
    [[nodiscard]] const address::FormatRow& format() const noexcept;
    /// script_template is the one in force, `none` where the format has none.
    [[nodiscard]] ScriptTemplate script_template() const noexcept;

    /// at returns the account whose slot holds `index`, below 2^31. Secret where private keys are kept. Allocates nothing. Errors:
    /// path_index_range, path_slot_missing (index without a slot), child_invalid (BIP-32: the caller takes the next index), tweak_invalid
    /// (BIP-341).
    [[nodiscard]] Result<Account> at(u32 index) const;

    /// fill derives the accounts whose slot holds `first`, `first` + 1, … one for each place of `accounts`, several hashes at a time.
    /// In each place there is what `at` gives, its error too. Secret where private keys are kept.
    void fill(u32 first, std::span<Result<Account>> accounts) const;

    /// path_text is the path asked for, effective_path_text the one derived, both relative to the root; `index` below 2^31. Public.
    [[nodiscard]] std::string path_text(u32 index) const;
    [[nodiscard]] std::string effective_path_text(u32 index) const;

private:
    struct State;
    explicit AccountRange(std::unique_ptr<State> state) noexcept;
    MoveChecked<std::unique_ptr<State>> state_;
};

}  // namespace coffer::wallet
