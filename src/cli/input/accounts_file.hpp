// The service's lists of accounts, as its create-wallet request takes them and its responses show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "coffer/address/address.hpp"
#include "coffer/hd/path.hpp"

namespace coffer::cli {

/// ListedAccount is one item of a list. It owns its strings.
struct ListedAccount {
    std::optional<AddressFormat> format;  ///< absent for a bare address
    std::optional<CurveId> curve;
    std::optional<DerivationPath> path;
    std::string address;  ///< empty if the item has no address
    ScriptTemplate script = ScriptTemplate::none;
    address::TonEncoding ton{};
    std::optional<address::Hrp> hrp;
    std::optional<Error> error = std::nullopt;  ///< why an item of ListPurpose::match is invalid; its address is kept if there is one
};

/// ListPurpose decides which fields an item must have: `match` requires an address.
enum class ListPurpose : u8 { derive, match };

/// parse_accounts reads a list of accounts and returns its items. `json`, at most 64 MiB: `[item…]` or `{"accounts":[item…]}`; for `match`
/// an item may also be a bare address. Unknown fields of an item are ignored, but unknown `options` are errors.
///
/// Errors: the json_ and utf8_ codes. Then, for each item: json_missing_member, json_wrong_type, unknown_format, unknown_curve, json_value
/// (`pathFormat` or an option), the path_ codes, json_empty_value. For `derive` the position is the item's index; for `match` the error is
/// stored in the item.
[[nodiscard]] Result<std::vector<ListedAccount>> parse_accounts(Bytes json, ListPurpose purpose);

}  // namespace coffer::cli
