// match: reports whether a mnemonic, seed or extended key controls the addresses that the service shows.
#include "coffer/wallet/match.hpp"

#include "cli/commands/address_options.hpp"
#include "cli/commands/commands.hpp"
#include "cli/input/accounts_file.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/output/output.hpp"
#include "coffer/address/registry.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

using wallet::Interpretation;
using wallet::Match;
using wallet::MatchStatus;
using wallet::ShownAccount;

constexpr std::string_view status_names[] = {"match", "match_as", "not_found", "unreadable"};

std::string_view status_name(MatchStatus status) {
    return status_names[static_cast<std::size_t>(status)];
}

std::vector<std::string_view> ton_names(const address::TonEncoding& ton) {
    std::vector<std::string_view> names;
    if (ton.bounceable) names.push_back("bounceable");
    if (ton.testnet) names.push_back("testnet");
    if (ton.raw) names.push_back("raw");
    if (ton.standard_base64) names.push_back("standard-base64");
    return names;
}

void print_interpretation(Record& record, const Interpretation& interpretation) {
    if (interpretation.format) record.text("addressFormat", address::row_of(*interpretation.format).printed_name());
    if (interpretation.harden) record.text("softEd25519", "harden");
    if (interpretation.script != ScriptTemplate::none) record.text("script", script_name(interpretation.script));
    if (interpretation.curve) record.text("curve", curve_service_name(*interpretation.curve));
    if (interpretation.ton) record.list("ton", ton_names(*interpretation.ton));
    if (!interpretation.hash.empty()) record.text("hash", interpretation.hash);
    if (interpretation.network) record.text("network", network_name(*interpretation.network));
    if (interpretation.path) record.text("path", *interpretation.path);
    if (interpretation.change) record.boolean("change", true);
    if (interpretation.purpose) record.number("purpose", *interpretation.purpose);
    if (interpretation.coin_type) record.number("coinType", *interpretation.coin_type);
}

void print_match(Output& output, std::string_view address, const Match& match) {
    Record record(output);
    record.text("address", address).text("status", status_name(match.status));
    if (match.error) record.object("error", [&](Record& error) { add_error(error, *match.error); });
    if (match.interpretation != Interpretation{})
        record.object("reading", [&](Record& inner) { print_interpretation(inner, match.interpretation); });
}

// The exit status summarises the matches: 6 if an address is not found or unreadable, 4 if one matches under another interpretation, or 0.
int status_of(const std::vector<Match>& matches) {
    int status = 0;
    for (const Match& match : matches) {
        if (match.status == MatchStatus::not_found || match.status == MatchStatus::unreadable) return 6;
        if (match.status == MatchStatus::match_as) status = 4;
    }
    return status;
}

ShownAccount shown_account(const ListedAccount& item) {
    ShownAccount account{.address = item.address};
    if (item.format) {
        account.format = item.format;
        account.curve = item.curve;
        account.path = *item.path;
        account.options = {.script = item.script, .ton = item.ton, .hrp = item.hrp};
    }
    return account;
}

Result<int> match(Context& context) {
    COFFER_TRY(const u64 gap, context.arguments.number("gap", 20, 10000));
    if (gap == 0) return fail(Errc::usage_value, "gap");
    COFFER_TRY(const address::Tolerance tolerance, read_tolerance(context.arguments));
    COFFER_TRY(const SecretBytes text, context.input.whole_file("accounts"));
    COFFER_TRY(const std::vector<ListedAccount> listed, parse_accounts(text.reveal(), ListPurpose::match));
    COFFER_TRY(const Source source, read_source(context));

    std::vector<ShownAccount> accounts;
    for (const ListedAccount& item : listed) {
        if (!item.error) accounts.push_back(shown_account(item));
    }
    const std::vector<Match> answers = wallet::match_accounts(source, accounts, static_cast<u32>(gap), tolerance);
    std::vector<Match> matches;
    auto answer = answers.begin();
    for (const ListedAccount& item : listed) matches.push_back(item.error ? Match{MatchStatus::unreadable, {}, item.error} : *answer++);
    for (std::size_t i = 0; i < matches.size(); ++i) print_match(context.output, listed[i].address, matches[i]);
    return status_of(matches);
}

constexpr auto match_options = join(
    source_options, std::to_array<Option>({
                        Option{"accounts", ValueKind::file, "FILE", "JSON list of accounts from the service, or array of addresses", true},
                        tolerate_option,
                        Option{"gap", ValueKind::number, "N", "indexes to search after the last match (default: 20)"},
                    }));

constexpr auto rows =
    std::to_array<Command>({Command{"match", "Check whether a mnemonic, seed or key controls given addresses", match_options, match}});

}  // namespace

std::span<const Command> match_commands() {
    return rows;
}

}  // namespace coffer::cli
