// derive: derives addresses from a mnemonic, from a file of mnemonics, from a seed or from an extended key.
#include <algorithm>

#include "cli/commands/address_options.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/derive_jobs.hpp"
#include "cli/commands/derive_print.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/phrase_list.hpp"
#include "cli/output/output.hpp"
#include "cli/output/progress.hpp"
#include "cli/process/interruption.hpp"
#include "cli/process/parallel.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

using wallet::Account;

// Prints `size` addresses of a job, from number `begin` on. `done` is the number of addresses in earlier jobs. The position of an error is
// the number of the address in the job.
Status print_part(TextBuffer& text, const AddressJob& job, u64 begin, u64 size, u64 done, std::optional<u64> phrase) {
    std::vector<Result<Account>> accounts;
    accounts.reserve(size);
    while (accounts.size() < size) accounts.emplace_back(fail(Errc::internal));
    job.range.fill(static_cast<u32>(job.first + begin), accounts);
    for (u64 i = 0; i < size; ++i) {
        const u32 index = static_cast<u32>(job.first + begin + i);
        if (!accounts[i]) return fail(accounts[i].error().code, begin + i, accounts[i].error().what);
        print_address(text, {job.range, index, job.listed ? done + begin + i : index, phrase}, *accounts[i]);
    }
    return Ok{};
}

// --- one source ---

constexpr u64 block_size = 512;

// Prints one job, in blocks that several threads make. `done` is the number of addresses in earlier jobs.
Status run_job(Context& context, const AddressJob& job, u64 done, bool listed, unsigned threads, Progress& progress) {
    const u64 blocks = (job.count + block_size - 1) / block_size;
    const auto make = [&](u64 number) -> Result<TextBuffer> {
        TextBuffer text(context.output.form());
        const u64 begin = number * block_size;
        const Status printed = print_part(text, job, begin, std::min(job.count - begin, block_size), done, {});
        if (!printed)
            return fail(printed.error().code, listed ? done + printed.error().at : std::size_t{no_position}, printed.error().what);
        return text;
    };
    return run_blocks(blocks, threads, make, [&](u64 number, const TextBuffer& block) {
        progress.update(done + std::min(job.count, (number + 1) * block_size));
        return context.output.take(block) && Interruption::signal() == 0;
    });
}

Status derive_one(Context& context, const JobPlan& plan, unsigned threads) {
    COFFER_TRY(const Source source, read_source(context));
    COFFER_TRY(const AddressJobs asked, plan.jobs_of(source));
    if (!asked.left_out.empty()) context.output.notice("formats skipped because they do not fit this extended key: " + asked.left_out);
    const u64 total = asked.total();
    Progress progress("addresses", total, context.output.quiet());
    u64 done = 0;
    for (const AddressJob& job : asked.jobs) {
        COFFER_CHECK(run_job(context, job, done, total > 1, threads, progress));
        if (!still_wanted(context.output)) break;
        done += job.count;
    }
    return Ok{};
}

// --- many mnemonics ---

constexpr u64 many_block_size = 128;

// Prints `size` addresses of one mnemonic, from number `begin` on. The numbers count through all its jobs.
Status print_parts(TextBuffer& text, const AddressJobs& asked, u64 begin, u64 size, u64 phrase) {
    u64 done = 0;
    for (const AddressJob& job : asked.jobs) {
        const u64 from = std::max(begin, done);
        const u64 to = std::min(begin + size, done + job.count);
        if (from < to) COFFER_CHECK(print_part(text, job, from - done, to - from, done, phrase));
        done += job.count;
    }
    return Ok{};
}

// Prints all addresses of these mnemonics, `each` for each of them. A block may span several mnemonics, so that all threads are busy even
// if a mnemonic has few addresses.
Status print_phrases(Context& context, const JobPlan& plan, std::span<const Source> sources, u64 first, u64 each, unsigned threads) {
    const u64 total = sources.size() * each;
    const auto make = [&](u64 number) -> Result<TextBuffer> {
        TextBuffer text(context.output.form());
        const u64 end = std::min(total, (number + 1) * many_block_size);
        for (u64 at = number * many_block_size; at < end;) {
            const u64 phrase = at / each;
            const u64 begin = at % each;
            const u64 size = std::min(each - begin, end - at);
            const Result<AddressJobs> asked = plan.jobs_of(sources[phrase]);
            const Status printed = asked ? print_parts(text, *asked, begin, size, first + phrase) : Status(fail(asked.error()));
            if (!printed) return fail(printed.error().code, first + phrase, printed.error().what);
            at += size;
        }
        return text;
    };
    return run_blocks((total + many_block_size - 1) / many_block_size, threads, make,
                      [&](u64, const TextBuffer& block) { return context.output.take(block) && Interruption::signal() == 0; });
}

Status derive_many(Context& context, const JobPlan& plan, unsigned threads) {
    COFFER_TRY(PhraseList phrases, PhraseList::open(context, threads));
    Progress progress("phrases", Progress::unknown, context.output.quiet());
    u64 each = 0;
    while (still_wanted(context.output)) {
        COFFER_TRY(SecretVector<Seed> seeds, phrases.next());
        if (seeds.empty()) break;
        const SecretVector<Source> sources(std::make_move_iterator(seeds.begin()), std::make_move_iterator(seeds.end()));
        if (each == 0) {  // an error in the options is the same for every mnemonic, so it is reported without an index
            COFFER_TRY(const AddressJobs asked, plan.jobs_of(sources.front()));
            each = asked.total();
        }
        COFFER_CHECK(print_phrases(context, plan, sources, phrases.first(), each, threads));
        progress.update(phrases.first() + sources.size());
    }
    return Ok{};
}

Result<int> derive(Context& context) {
    COFFER_TRY(const unsigned threads, option_threads(context.arguments));
    if (context.output.form() != Form::csv && context.arguments.has("no-header")) return fail(Errc::usage_conflict, "no-header");
    if (context.output.form() == Form::csv && context.arguments.has("show-private")) return fail(Errc::usage_conflict, "show-private");
    const bool many = context.arguments.has("mnemonics-file");
    COFFER_TRY(const JobPlan plan, JobPlan::read(context));
    if (context.output.form() == Form::csv && !context.arguments.has("no-header")) print_columns(context.output, many);
    const Interruption interruption(Interruption::Work::finished);
    COFFER_CHECK(many ? derive_many(context, plan, threads) : derive_one(context, plan, threads));
    return end_list(context.output);
}

constexpr auto derive_options =
    join(source_options,
         std::to_array<Option>({
             phrase_list_option,
             Option{"format", ValueKind::text, "FORMAT,...", "address formats, see coffer formats; all: those of the service"},
             Option{"accounts", ValueKind::file, "FILE", "JSON array of accounts, as in a create-wallet request"},
             Option{"path", ValueKind::text, "PATH", "derivation path; --start and --count vary its last component"},
             Option{"profile", ValueKind::text, "NAME", "paths of another wallet, see coffer profiles"},
             Option{"account", ValueKind::number, "N", "account number in the path (default: 0)"},
             Option{"start", ValueKind::number, "N", "first index (default: 0, or last component of --path)"},
             Option{"count", ValueKind::number, "N", "number of addresses (default: 1)"},
             Option{"curve",
                    ValueKind::text,
                    "CURVE",
                    "key curve, if the format has several (default: its first)",
                    false,
                    {},
                    "secp256k1 ed25519 p256"},
             Option{"soft-ed25519",
                    ValueKind::text,
                    "POLICY",
                    "policy for non-hardened ed25519 components (--path: default reject)",
                    false,
                    {},
                    "reject harden"},
         }),
         address_options,
         std::to_array<Option>({
             Option{"show-private", ValueKind::flag, "", "print private keys too"},
             Option{"threads", ValueKind::number, "N", "number of threads, at most 64 (default: all processors)"},
             Option{"no-header", ValueKind::flag, "", "omit the CSV header line"},
         }));

constexpr auto rows =
    std::to_array<Command>({Command{"derive", "Derive addresses from a mnemonic, seed or extended key", derive_options, derive, {}, true}});

}  // namespace

std::span<const Command> derive_commands() {
    return rows;
}

}  // namespace coffer::cli
