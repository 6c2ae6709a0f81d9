// The service's lists of accounts: what its create-wallet takes and what it shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "coffer/address/address.hpp"
#include "coffer/hd/path.hpp"

namespace coffer::cli {

/// ListedAccount is one item. Its options own their texts.
struct ListedAccount {
    std::optional<AddressFormat> format;  // absent for a bare address
    std::optional<CurveId> curve;
    std::optional<DerivationPath> path;
    std::string address;  // empty where the item has none
    ScriptTemplate script = ScriptTemplate::none;
    address::TonSpelling ton{};
    std::optional<std::string> hrp;
    std::optional<Error> error = std::nullopt;  // of an item to match that cannot be read; its address is there if it was one
};

/// What a list is for decides what its items must have.
enum class ListPurpose : u8 { derive, match };

/// parse_accounts reads `[item…]` or `{"accounts":[item…]}`; for `match` an item may be a bare address. Members that are not used are
/// passed over. Errors: the JSON codes; then with the item's index, or for `match` in the item: json_missing_member, json_wrong_type,
/// json_value, unknown_format, unknown_curve, the path codes, usage_value (options).
[[nodiscard]] Result<std::vector<ListedAccount>> parse_accounts(Bytes json, ListPurpose purpose);

}  // namespace coffer::cli
