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

/// default_path returns the path of a format's row. Error: curve_mismatch.
[[nodiscard]] Result<PathChoice> default_path(AddressFormat format, CurveId curve);
/// profile_path returns the path of a wallet profile. Errors: unknown_profile, format_mismatch.
[[nodiscard]] Result<PathChoice> profile_path(std::string_view profile, AddressFormat format);

/// AccountRequest says which accounts are meant.
struct AccountRequest {
    AddressFormat format;
    CurveId curve;
    PathChoice path;  ///< relative to the root
    std::optional<u32> account = std::nullopt;
    address::EncodeOptions options{};  ///< options.hrp must outlive the accounts
    bool private_keys = false;         ///< keep the private keys
};

/// Account is one derived account. Secret where it holds a private key.
struct Account {
    AnyPublicKey public_key;
    address::AddressText address;
    std::optional<AnyPrivateKey> private_key;
};

/// AccountRange derives the accounts of one request, with all that they share prepared: the parent node, its HMAC state, the encoder. `at`
/// allocates nothing and is safe to call from several threads. Secret unless the root is public.
class AccountRange {
public:
    /// from_request prepares. Errors: curve_mismatch (the format or the root does not have the curve), network_mismatch (an extended key of
    /// another network or coin), path_slot_missing (account), hardened_only (with the byte offset), hardened_from_public, depth_exceeded,
    /// child_invalid, master_invalid, those of address::Encoder::from_format.
    [[nodiscard]] static Result<AccountRange> from_request(const Root& root, const AccountRequest& request);

    ~AccountRange();
    AccountRange(AccountRange&&) noexcept;
    AccountRange& operator=(AccountRange&&) noexcept;

    /// counts says whether the path has a slot {i}; without one only index 0 exists.
    [[nodiscard]] bool counts() const noexcept;
    /// hardened says whether the effective path differs from the one asked for.
    [[nodiscard]] bool hardened() const noexcept;
    [[nodiscard]] CurveId curve() const noexcept;
    [[nodiscard]] const address::FormatRow& format() const noexcept;
    /// script_template is the one in force, `none` where the format has none.
    [[nodiscard]] ScriptTemplate script_template() const noexcept;

    /// at derives the account whose slot {i} holds `index`. Errors: path_index_range, path_slot_missing (index without a slot),
    /// child_invalid, tweak_invalid.
    [[nodiscard]] Result<Account> at(u32 index) const;

    /// fill derives the accounts whose slot {i} holds `first`, `first` + 1, … one for each place of `accounts`, several hashes at a time.
    /// In each place there is what `at` gives, its error too.
    void fill(u32 first, std::span<Result<Account>> accounts) const;

    /// path_text is the path asked for, effective_path_text the one derived; `index` below 2^31.
    [[nodiscard]] std::string path_text(u32 index) const;
    [[nodiscard]] std::string effective_path_text(u32 index) const;

private:
    struct State;
    explicit AccountRange(std::unique_ptr<State> state) noexcept;
    MoveChecked<std::unique_ptr<State>> state_;
};

}  // namespace coffer::wallet
