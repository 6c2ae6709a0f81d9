#include "cli/commands/derive_jobs.hpp"

#include "cli/commands/address_options.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/input.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

using wallet::AccountRange;
using wallet::AccountRequest;
using wallet::PathChoice;

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
        options.policy = *policy == "harden" ? NonHardenedPolicy::harden : NonHardenedPolicy::reject;
    }
    return options;
}

// The path of one format, relative to the source, and the first index for its placeholder.
struct ChosenPath {
    PathChoice choice;
    u32 first;
};

Result<ChosenPath> choose_path(const PathOptions& options, AddressFormat format, std::optional<CurveId> curve) {
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

// --start and --count vary the placeholder {i}. If the path has only {a}, they vary the account, beginning with --account.
Status count_over_slot(const PathOptions& options, ChosenPath& path, std::optional<u32>& account) {
    PathTemplate& counted = path.choice.path;
    if (!counted.has_index() && counted.has_account()) {
        if (options.start && account) return fail(Errc::usage_conflict, "account");
        counted = counted.counting_accounts();
        path.first = options.start.value_or(account.value_or(0));
        account.reset();
    }
    if (!counted.has_index()) return fail(Errc::path_slot_missing, options.start ? "start" : "count");
    return Ok{};
}

Result<AddressJob> make_job(const Source& source, const PathOptions& options, AccountRequest request) {
    COFFER_TRY(ChosenPath path, choose_path(options, request.format, request.curve));
    request.account = options.account;
    if (options.start || options.count) COFFER_CHECK(count_over_slot(options, path, request.account));
    request.path = path.choice;
    const u64 count = options.count.value_or(1);
    if (count > index_limit - path.first) return fail(Errc::path_index_range, "count");
    COFFER_TRY(AccountRange range, AccountRange::from_request(source, request));
    return AddressJob{std::move(range), path.first, count};
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

// With `--format all`, a format that does not fit the extended key is skipped. These errors mean that it does not fit.
bool does_not_fit(Errc code) {
    return code == Errc::curve_mismatch || code == Errc::network_mismatch || code == Errc::path_depth || code == Errc::hardened_from_public;
}

Result<AddressJobs> jobs_of_formats(const Arguments& arguments, const Source& source, const PathOptions& options) {
    COFFER_TRY(const std::string_view list, arguments.required("format"));
    COFFER_TRY(const address::EncodeOptions encode_options, read_address_options(arguments));
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(arguments));
    const bool all = list == "all";
    const bool extended_key = !std::holds_alternative<Seed>(source);
    std::vector<const address::FormatRow*> rows = service_formats();
    if (!all) {
        COFFER_TRY(rows, named_formats(list));
    }

    AddressJobs made;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const address::FormatRow& row = *rows[i];
        // With `--format all`, --curve applies only to formats that have several curves.
        const bool choosable = !all || row.curves().size() > 1 || row.id == AddressFormat::uncompressed;
        AccountRequest request{.format = row.id,
                               .curve = choosable ? curve.value_or(row.curves().front().curve) : row.curves().front().curve,
                               .options = encode_options,
                               .private_keys = arguments.has("show-private")};
        Result<AddressJob> job = make_job(source, options, request);
        if (job) {
            made.jobs.push_back(std::move(*job));
        } else if (all && extended_key && does_not_fit(job.error().code)) {
            made.left_out += made.left_out.empty() ? "" : ", ";
            made.left_out += row.printed_name();
        } else if (rows.size() == 1) {
            return fail(job.error());
        } else {
            return fail(job.error().code, i, job.error().what);
        }
    }
    return made;
}

Result<AddressJobs> jobs_of_accounts(const Arguments& arguments, const Source& source, const PathOptions& options,
                                     const std::vector<ListedAccount>& accounts) {
    AddressJobs made;
    for (const ListedAccount& item : accounts) {
        const AccountRequest request{
            .format = *item.format,
            .curve = item.curve,
            .options = {.script = item.script, .ton = item.ton, .hrp = item.hrp},
            .private_keys = arguments.has("show-private"),
        };
        PathOptions own;
        own.path = item.path;
        own.policy = options.policy;
        Result<AddressJob> job = make_job(source, own, request);
        if (!job) return fail(job.error().code, made.jobs.size(), job.error().what);
        job->listed = true;
        made.jobs.push_back(std::move(*job));
    }
    return made;
}

}  // namespace

u64 AddressJobs::total() const noexcept {
    u64 sum = 0;
    for (const AddressJob& job : jobs) sum += job.count;
    return sum;
}

Result<JobPlan> JobPlan::read(Context& context) {
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
    JobPlan plan(arguments, std::move(options));
    if (listed) {
        COFFER_TRY(const SecretBytes text, context.input.whole_file("accounts"));
        COFFER_TRY(plan.listed_, parse_accounts(text.reveal(), ListPurpose::derive));
    }
    return plan;
}

Result<AddressJobs> JobPlan::jobs_of(const Source& source) const {
    PathOptions options = paths_;
    options.depth = wallet::depth_of(source);
    return arguments_->has("accounts") ? jobs_of_accounts(*arguments_, source, options, listed_)
                                       : jobs_of_formats(*arguments_, source, options);
}

}  // namespace coffer::cli
