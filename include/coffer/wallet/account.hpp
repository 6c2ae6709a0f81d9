// Accounts: public keys and addresses below a root, one or millions.
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

/// PathChoice is a path and the policy for its non-hardened components on Ed25519. The rows of the tables name their policy; the policy of
/// a user's path is `reject`, unless the user asks for another one.
struct PathChoice {
    PathTemplate path;                                     ///< the path
    NonHardenedPolicy policy = NonHardenedPolicy::reject;  ///< for non-hardened components on Ed25519
};

/// default_path returns the default path of a format, relative to the master node (docs/formats.md). `curve`: the curve of a format that
/// has several; without it, the first one of the format's row. Errors: unknown_format, curve_mismatch (the format does not have the curve).
[[nodiscard]] Result<PathChoice> default_path(AddressFormat format, std::optional<CurveId> curve = std::nullopt);

/// profile_path returns the path of a wallet profile for a format, relative to the master node (docs/formats.md). `profile`: its name, such
/// as "ledger-live". Errors: unknown_format, unknown_profile, format_mismatch (the profile has no path for the format).
[[nodiscard]] Result<PathChoice> profile_path(std::string_view profile, AddressFormat format);

/// AccountRequest names the accounts to derive. Only the format is required. It keeps no reference.
struct AccountRequest {
    AddressFormat format;  ///< format of the addresses
    /// Default: the curve of the root if it is a node, otherwise the first one of the format's row. Only raw keys have several curves.
    std::optional<CurveId> curve = std::nullopt;
    /// The path relative to the root. Default: the format's default path below the depth of the root, which is assumed to be on that path.
    /// If the default path has no slot {i} and `account` is not given, the range counts over its slot {a}.
    std::optional<PathChoice> path = std::nullopt;
    std::optional<u32> account = std::nullopt;  ///< the number in the slot {a}, below 2^31. Default: 0
    address::EncodeOptions options{};           ///< options of the address format
    bool private_keys = false;                  ///< keep the private keys
};

/// Account is a derived account. Secret if it holds a private key. Move-only.
struct Account {
    AnyPublicKey public_key;                   ///< the public key
    address::AddressText address;              ///< its address in the format of the request
    std::optional<AnyPrivateKey> private_key;  ///< absent unless AccountRequest::private_keys is set, and if the root is public
};

/// AccountRange derives the accounts of one request. It is prepared once: it holds the parent node, its HMAC state and the encoder, and
/// keeps no reference to the root or the request. Const functions may be called from several threads. Secret, unless the root is public.
/// Move-only; using a moved-from range ends the process.
class AccountRange {
public:
    /// from_request returns the range of `request` below `root` (BIP-32, "Child key derivation (CKD) functions"; SLIP-10; BIP-44, "Path
    /// levels"). Secret, unless the root is public. Constant time except for whether a hash is valid.
    /// Errors: unknown_format; curve_mismatch (the format or the root does not have the curve); network_mismatch (the version of an
    /// extended key names another network or coin); path_depth (the root is deeper than the default path); path_slot_missing (`account`
    /// without a slot {a}); path_index_range (`account`); hardened_only, hardened_from_public (position: byte offset in the text of the
    /// path); caller_misuse (the policy is not a member of its enumeration); depth_exceeded, child_invalid, master_invalid; those of
    /// address::Encoder::from_format.
    [[nodiscard]] static Result<AccountRange> from_request(RootView root, const AccountRequest& request);

    ~AccountRange();
    AccountRange(AccountRange&&) noexcept;
    AccountRange& operator=(AccountRange&&) noexcept;

    /// counts returns whether the path has a slot to count over. Without one, only the index 0 exists.
    [[nodiscard]] bool counts() const noexcept;
    /// hardened returns whether components were hardened, so that the effective path differs from the requested one.
    [[nodiscard]] bool hardened() const noexcept;
    /// curve returns the curve of the keys.
    [[nodiscard]] CurveId curve() const noexcept;
    /// format returns the row of the address format.
    [[nodiscard]] const address::FormatRow& format() const noexcept;
    /// script_template returns the script template in use, `none` for a format without one.
    [[nodiscard]] ScriptTemplate script_template() const noexcept;

    /// at returns the account with `index`, below 2^31, in the slot. It does not allocate. Secret, unless the root is public; without the
    /// private key, the result is public. Constant time except for whether a hash is valid. Errors: path_index_range; path_slot_missing (an
    /// index other than 0 without a slot); child_invalid (BIP-32: use the next index); tweak_invalid (BIP-341).
    [[nodiscard]] Result<Account> at(u32 index) const;

    /// fill writes the results of `at` for the indices `first`, `first` + 1 and so on to `accounts`, one to each element. It computes
    /// several hashes at a time. If `at` fails, the element holds the error. Secret and constant time as `at`.
    void fill(u32 first, std::span<Result<Account>> accounts) const;

    /// path_text returns the requested path with `index`, below 2^31, in the slot; effective_path_text returns the derived path. Both are
    /// relative to the root.
    [[nodiscard]] std::string path_text(u32 index) const;
    [[nodiscard]] std::string effective_path_text(u32 index) const;

private:
    struct State;
    explicit AccountRange(std::unique_ptr<State> state) noexcept;
    MoveChecked<std::unique_ptr<State>> state_;
};

}  // namespace coffer::wallet
