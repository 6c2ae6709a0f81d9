#include "cli/input/accounts_file.hpp"

#include "coffer/address/registry.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"

namespace coffer::cli {
namespace {

constexpr json::Limits limits{.max_bytes = std::size_t{64} << 20, .max_depth = 8, .numbers = json::Numbers::any};

Status read_options(const json::Object& options, ListedAccount& account) {
    for (const json::Member& member : options) {
        if (member.name == "script") {
            COFFER_TRY(const std::string_view name, member.value.text("script"));
            if (const auto script = parse_script(name)) {
                account.script = *script;
            } else {
                return fail(Errc::json_value, "script");
            }
        } else if (member.name == "ton") {
            COFFER_TRY(const json::Array names, member.value.array("ton"));
            for (const json::Value& value : names) {
                COFFER_TRY(const std::string_view name, value.text("ton"));
                const auto encoding = address::with_ton_option(account.ton, name);
                if (!encoding) return fail(Errc::json_value, "ton");
                account.ton = *encoding;
            }
        } else if (member.name == "hrp") {
            COFFER_TRY(const std::string_view hrp, member.value.text("hrp"));
            if (hrp.empty()) return fail(Errc::json_value, "hrp");
            account.hrp = hrp;
        } else {
            return fail(Errc::json_value, "options");
        }
    }
    return Ok{};
}

// Returns the address of an item, even if the rest of the item is invalid, or an empty string if there is none.
std::string address_of(const json::Value& item) {
    const auto text = [&]() -> Result<std::string_view> {
        if (item.kind() == json::Kind::text) return item.text("address");
        COFFER_TRY(const json::Object object, item.object("account"));
        return object.text("address");
    }();
    return text ? std::string(*text) : std::string();
}

Result<ListedAccount> read_item(const json::Value& item, ListPurpose purpose) {
    ListedAccount account;
    if (purpose == ListPurpose::match && item.kind() == json::Kind::text) {
        COFFER_TRY(account.address, item.text("address").transform([](std::string_view text) { return std::string(text); }));
        return account;
    }
    COFFER_TRY(const json::Object object, item.object("account"));
    COFFER_TRY(const std::string_view format, object.text("addressFormat"));
    COFFER_TRY(account.format, address::parse_format(format));
    COFFER_TRY(const std::string_view curve, object.text("curve"));
    COFFER_TRY(account.curve, parse_curve(curve));
    COFFER_TRY(const std::string_view path_format, object.text("pathFormat"));
    if (path_format != "PATH_FORMAT_BIP32") return fail(Errc::json_value, "pathFormat");
    COFFER_TRY(const std::string_view path, object.text("path"));
    COFFER_TRY(account.path, DerivationPath::parse(path));
    if (purpose == ListPurpose::match) {
        COFFER_TRY(const std::string_view address, object.non_empty_text("address"));
        account.address = address;
    }
    if (const auto options = object.find("options")) {
        COFFER_TRY(const json::Object members, options->object("options"));
        COFFER_CHECK(read_options(members, account));
    }
    return account;
}

Result<json::Array> items_of(const json::Value& root) {
    if (root.kind() != json::Kind::object) return root.array("accounts");
    COFFER_TRY(const json::Object object, root.object());
    return object.array("accounts");
}

}  // namespace

Result<std::vector<ListedAccount>> parse_accounts(Bytes json, ListPurpose purpose) {
    auto document = json::Document::parse(json, limits);
    if (!document) return fail(document.error().code, document.error().at, "accounts");
    COFFER_TRY(const json::Array items, items_of(document->root()));
    std::vector<ListedAccount> accounts;
    accounts.reserve(items.size());
    for (const json::Value& item : items) {
        Result<ListedAccount> account = read_item(item, purpose);
        if (account) {
            accounts.push_back(std::move(*account));
        } else if (purpose == ListPurpose::match) {
            ListedAccount unread;
            unread.address = address_of(item);
            unread.error = account.error();
            accounts.push_back(std::move(unread));
        } else {
            return fail(account.error().code, accounts.size(), *account.error().what == '\0' ? "accounts" : account.error().what);
        }
    }
    return accounts;
}

}  // namespace coffer::cli
