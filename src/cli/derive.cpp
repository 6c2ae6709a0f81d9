// derive: the addresses of a phrase, a seed or an extended key.
#include <algorithm>

#include "cli/accounts_file.hpp"
#include "cli/address_options.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/source.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/wallet/account.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

using wallet::Account;
using wallet::AccountRange;
using wallet::AccountRequest;
using wallet::PathChoice;

// What the options say of paths, once read.
struct PathOptions {
    std::optional<DerivationPath> path;
    std::optional<std::string_view> profile;
    std::optional<u32> account;
    std::optional<u32> start;
    std::optional<u64> count;
    std::optional<SoftIndexPolicy> policy;
    u8 depth = 0;  // of the source
};

// A range of one format, with the numbers to put into its slot.
struct Job {
    AccountRange range;
    u32 first;
    u64 count;
    bool listed = false;  // an item of --accounts: known by its place in the list
};

constexpr u64 index_limit = 0x8000'0000U;

Result<std::optional<u32>> index_option(const Arguments& arguments, const char* option) {
    if (!arguments.has(option)) return std::optional<u32>();
    COFFER_TRY(const u64 value, arguments.number(option, 0, 0xffff'ffff'ffffU));
    if (value >= index_limit) return fail(Errc::path_index_range, option);
    return std::optional(static_cast<u32>(value));
}

Result<PathOptions> read_path_options(const Arguments& arguments) {
    PathOptions options;
    COFFER_TRY(options.account, index_option(arguments, "account"));
    COFFER_TRY(options.start, index_option(arguments, "start"));
    if (arguments.has("count")) {
        COFFER_TRY(const u64 count, arguments.number("count", 1, 0xffff'ffff'ffffU));
        if (count == 0) return fail(Errc::usage_value, "count");
        if (count > index_limit - options.start.value_or(0)) return fail(Errc::path_index_range, "count");
        options.count = count;
    }
    if (const auto text = arguments.text("path")) {
        if (arguments.has("account")) return fail(Errc::usage_conflict, "account");
        if (arguments.has("profile")) return fail(Errc::usage_conflict, "profile");
        COFFER_TRY(options.path, named(DerivationPath::parse(*text), "path"));
    }
    options.profile = arguments.text("profile");
    if (const auto policy = arguments.text("soft-ed25519")) {
        if (*policy != "reject" && *policy != "harden") return fail(Errc::usage_value, "soft-ed25519");
        options.policy = *policy == "harden" ? SoftIndexPolicy::harden : SoftIndexPolicy::reject;
    }
    return options;
}

// The path of one format, relative to the source, and the first number of its slot.
struct ChosenPath {
    PathChoice choice;
    u32 first;
};

Result<ChosenPath> choose_path(const PathOptions& options, AddressFormat format, CurveId curve) {
    ChosenPath chosen{{}, options.start.value_or(0)};
    if (options.path) {
        if (options.start || options.count) {
            COFFER_TRY(chosen.choice.path, named(PathTemplate::counting(*options.path), "path"));
            chosen.first = options.start.value_or((*options.path)[options.path->size() - 1].index());
        } else {
            COFFER_TRY(chosen.choice.path, PathTemplate::parse(options.path->text()));
        }
    } else {
        COFFER_TRY(chosen.choice, options.profile ? named(wallet::profile_path(*options.profile, format), "profile")
                                                  : named(wallet::default_path(format, curve), "curve"));
        COFFER_TRY(chosen.choice.path, named(chosen.choice.path.below(options.depth), "path"));
    }
    if (options.policy) chosen.choice.policy = *options.policy;
    return chosen;
}

Result<Job> make_job(const Source& source, const PathOptions& options, AccountRequest request) {
    COFFER_TRY(ChosenPath path, choose_path(options, request.format, request.curve));
    request.path = path.choice;
    request.account = options.account;
    if ((options.start || options.count) && !path.choice.path.has_index())
        return fail(Errc::path_slot_missing, options.start ? "start" : "count");
    const u64 count = options.count.value_or(1);
    if (count > index_limit - path.first) return fail(Errc::path_index_range, "count");
    COFFER_TRY(AccountRange range, AccountRange::make(source, request));
    return Job{std::move(range), path.first, count};
}

// --- which formats ---

std::vector<const address::FormatRow*> service_formats() {
    std::vector<const address::FormatRow*> rows;
    for (const address::FormatRow& row : address::formats()) {
        if (row.of_service()) rows.push_back(&row);
    }
    return rows;
}

Result<std::vector<const address::FormatRow*>> named_formats(std::string_view list) {
    std::vector<const address::FormatRow*> rows;
    const bool several = list.find(',') != std::string_view::npos;
    COFFER_CHECK(each_name(list, "format", [&](std::string_view name) -> Status {
        const Result<AddressFormat> parsed = address::parse_format(name);
        if (!parsed) return fail(parsed.error().code, several ? rows.size() : std::size_t{no_position}, "format");
        const AddressFormat format = *parsed;
        rows.push_back(&address::row_of(format));
        return Ok{};
    }));
    return rows;
}

// The errors by which a format of `all` does not fit an extended key, rather than being wrong.
bool does_not_fit(Errc code) {
    return code == Errc::curve_mismatch || code == Errc::network_mismatch || code == Errc::path_depth || code == Errc::hardened_from_public;
}

Result<std::vector<Job>> jobs_of_formats(Context& context, const Source& source, PathOptions& options) {
    COFFER_TRY(const std::string_view list, context.arguments.required("format"));
    COFFER_TRY(const address::EncodeOptions encode_options, read_address_options(context.arguments));
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(context.arguments));
    const bool all = list == "all";
    const bool extended_key = !std::holds_alternative<Seed>(source);
    std::vector<const address::FormatRow*> rows = service_formats();
    if (!all) {
        COFFER_TRY(rows, named_formats(list));
    }

    std::vector<Job> jobs;
    std::string left_out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const address::FormatRow& row = *rows[i];
        // Of `all`, only the formats that have several curves are asked for another one.
        const bool choosable = !all || row.curves().size() > 1 || row.id == AddressFormat::uncompressed;
        AccountRequest request{.format = row.id,
                               .curve = choosable ? curve.value_or(row.curves().front().curve) : row.curves().front().curve,
                               .path = {},
                               .options = encode_options,
                               .private_keys = context.arguments.has("show-private")};
        Result<Job> job = make_job(source, options, request);
        if (job) {
            jobs.push_back(std::move(*job));
        } else if (all && extended_key && does_not_fit(job.error().code)) {
            left_out += left_out.empty() ? "" : ", ";
            left_out += row.printed_name();
        } else if (rows.size() == 1) {
            return job.error();
        } else {
            return fail(job.error().code, i, job.error().what);
        }
    }
    if (!left_out.empty()) context.output.notice("left out, since they do not fit this extended key: " + left_out);
    return jobs;
}

Result<std::vector<Job>> jobs_of_accounts(Context& context, const Source& source, const PathOptions& options,
                                          const std::vector<ListedAccount>& accounts) {
    std::vector<Job> jobs;
    for (const ListedAccount& item : accounts) {
        const AccountRequest request{
            .format = *item.format,
            .curve = *item.curve,
            .path = {},
            .options = {.script = item.script, .ton = item.ton, .hrp = item.hrp},
            .private_keys = context.arguments.has("show-private"),
        };
        PathOptions own;
        own.path = item.path;
        own.policy = options.policy;
        Result<Job> job = make_job(source, own, request);
        if (!job) return fail(job.error().code, jobs.size(), job.error().what);
        job->listed = true;
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

// --- what is printed ---

void print_json(TextBuffer& out, const AccountRange& range, u32 index, const Account& account) {
    Record record(out);
    record.text("addressFormat", range.format().printed_name())
        .text("curve", curve_service_name(range.curve()))
        .text("pathFormat", "PATH_FORMAT_BIP32")
        .text("path", range.path_text(index))
        .text("publicKey", public_key_hex(account.public_key))
        .text("address", account.address.view());
    if (range.hardened()) record.text("effectivePath", range.effective_path_text(index));
    if (range.script_template() != ScriptTemplate::none) record.text("script", script_name(range.script_template()));
    if (account.private_key) {
        const auto reveal = [](const auto& key) { return hex::encode_secret(key.reveal()); };
        record.text("privateKey", std::visit(reveal, *account.private_key));
    }
}

void print_csv(TextBuffer& out, const AccountRange& range, u32 index, u64 number, const Account& account) {
    std::string line = std::to_string(number);
    line += ',';
    line += range.format().printed_name();
    line += ',';
    line += range.path_text(index);
    line += ',';
    line += range.effective_path_text(index);
    line += ',';
    line += public_key_hex(account.public_key);
    line += ',';
    line += account.address.view();
    line += '\n';
    out.raw(line);
}

void print_text(TextBuffer& out, const AccountRange& range, u32 index, const Account& account) {
    std::string line(range.format().printed_name());
    if (const std::string_view prefix = "ADDRESS_FORMAT_"; line.starts_with(prefix)) line.erase(0, prefix.size());
    line.append(line.size() < 24 ? 24 - line.size() : 1, ' ');
    line += range.effective_path_text(index);
    line.append(line.size() < 48 ? 48 - line.size() : 1, ' ');
    line += account.address.view();
    out.raw(line);
    if (account.private_key) {
        const auto print = [&](const auto& key) {
            out.raw("  ");
            out.raw(hex::encode_secret(key.reveal()).reveal());
        };
        std::visit(print, *account.private_key);
    }
    out.raw("\n");
}

// `number` is what a table knows the line by: the index in the path, or the place in a list.
void print_account(TextBuffer& out, const AccountRange& range, u32 index, u64 number, const Account& account) {
    switch (out.form()) {
        case Form::json: return print_json(out, range, index, account);
        case Form::csv: return print_csv(out, range, index, number, account);
        case Form::text: return print_text(out, range, index, account);
    }
}

constexpr u64 block_size = 512;

// One job is cut into blocks; `done` items came before it.
Status run_job(Context& context, const Job& job, u64 done, bool listed, unsigned threads, Progress& progress) {
    const u64 blocks = (job.count + block_size - 1) / block_size;
    const auto make = [&](u64 number) -> Result<TextBuffer> {
        TextBuffer text(context.output.form());
        const u64 begin = number * block_size;
        const u64 size = std::min(job.count - begin, block_size);
        std::vector<Result<Account>> accounts;
        accounts.reserve(size);
        while (accounts.size() < size) accounts.emplace_back(fail(Errc::internal));
        job.range.fill(static_cast<u32>(job.first + begin), accounts);
        for (u64 i = begin; i < begin + size; ++i) {
            const Result<Account>& account = accounts[i - begin];
            const u32 index = static_cast<u32>(job.first + i);
            if (!account) return listed ? fail(account.error().code, done + i, account.error().what) : account.error();
            print_account(text, job.range, index, job.listed ? done + i : index, *account);
        }
        return text;
    };
    return run_blocks(blocks, threads, make, [&](u64 number, const TextBuffer& block) {
        progress.update(done + std::min(job.count, (number + 1) * block_size));
        return context.output.take(block) && Interruption::signal() == 0;
    });
}

// The jobs, and the list that they borrow texts from.
struct Jobs {
    std::vector<ListedAccount> listed;
    std::vector<Job> jobs;
};

Result<Jobs> read_jobs(Context& context) {
    const Arguments& arguments = context.arguments;
    const bool listed = arguments.has("accounts");
    if (listed == arguments.has("format"))
        return listed ? fail(Errc::usage_conflict, "accounts") : fail(Errc::usage_missing_option, "format");
    if (listed) {
        for (const char* option : {"path", "profile", "account", "start", "count", "curve", "script", "ton", "hrp", "tag"}) {
            if (arguments.has(option)) return fail(Errc::usage_conflict, option);
        }
    }
    COFFER_TRY(PathOptions options, read_path_options(arguments));
    Jobs jobs;
    if (listed) {
        COFFER_TRY(const SecretBytes text, context.input.whole_file("accounts"));
        COFFER_TRY(jobs.listed, parse_accounts(text.reveal(), ListPurpose::derive));
    }
    COFFER_TRY(const Source source, read_source(context));
    options.depth = wallet::depth_of(source);
    COFFER_TRY(jobs.jobs, listed ? jobs_of_accounts(context, source, options, jobs.listed) : jobs_of_formats(context, source, options));
    return jobs;
}

Result<int> derive(Context& context) {
    COFFER_TRY(const unsigned threads, option_threads(context.arguments));
    if (context.output.form() != Form::csv && context.arguments.has("no-header")) return fail(Errc::usage_conflict, "no-header");
    if (context.output.form() == Form::csv && context.arguments.has("show-private")) return fail(Errc::usage_conflict, "show-private");
    COFFER_TRY(const Jobs read, read_jobs(context));
    const std::vector<Job>& jobs = read.jobs;

    u64 total = 0;
    for (const Job& job : jobs) total += job.count;
    if (context.output.form() == Form::csv && !context.arguments.has("no-header"))
        context.output.raw("index,addressFormat,path,effectivePath,publicKey,address\n");
    Progress progress("addresses", total, context.output.quiet());
    const Interruption interruption;
    u64 done = 0;
    for (const Job& job : jobs) {
        COFFER_CHECK(run_job(context, job, done, total > 1, threads, progress));
        if (context.output.abandoned() || Interruption::signal() != 0) break;
        done += job.count;
    }
    COFFER_CHECK(context.output.flush());  // while a signal still lets it finish
    const int signal = Interruption::signal();
    return signal == 0 ? 0 : signal_status + signal;
}

constexpr auto derive_options = join(
    source_options,
    std::to_array<Option>({
        Option{"format", ValueKind::text, "F[,F...]", "address formats, or all: every format of the service"},
        Option{"accounts", ValueKind::file, "F.json", "the array that the service's create-wallet takes"},
        Option{"path", ValueKind::text, "P", "the path; --start and --count then run over its last component"},
        Option{"profile", ValueKind::text, "NAME", "paths of another wallet (coffer profiles lists them)"},
        Option{"account", ValueKind::number, "A", "account number of the format's path (default 0)"},
        Option{"start", ValueKind::number, "I", "first index (default 0)"},
        Option{"count", ValueKind::number, "N", "how many (default 1)"},
        Option{"curve", ValueKind::text, "C", "the curve, where the format has several", false, {}, "secp256k1 ed25519 p256"},
        Option{
            "soft-ed25519", ValueKind::text, "POLICY", "non-hardened components on ed25519: reject or harden", false, {}, "reject harden"},
    }),
    address_options,
    std::to_array<Option>({
        Option{"show-private", ValueKind::flag, "", "also print the private keys"},
        Option{"threads", ValueKind::number, "T", "threads (default: all processors; at most 64 run)"},
        Option{"no-header", ValueKind::flag, "", "CSV without the line of column names: to continue a list"},
    }));

constexpr auto rows = std::to_array<Command>(
    {Command{"derive", "Derive addresses from a phrase, a seed or an extended key", derive_options, derive, {}, true}});

}  // namespace

std::span<const Command> derive_commands() {
    return rows;
}

}  // namespace coffer::cli
