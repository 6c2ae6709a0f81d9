#include "cli/input/phrase_list.hpp"

#include <algorithm>
#include <iterator>

#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/process/parallel.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t phrases_per_block = 64;
constexpr std::size_t bytes_per_thread = std::size_t{1} << 17;  // several blocks
constexpr std::size_t most_bytes = std::size_t{1} << 20;

}  // namespace

Result<PhraseList> PhraseList::open(Context& context, unsigned threads) {
    for (const char* other : {"mnemonic-file", "seed-file", "xprv-file", "xpub"}) {
        if (context.arguments.has(other)) return fail(Errc::usage_source);
    }
    COFFER_TRY(const std::optional<Language> language, option_language(context.arguments));
    COFFER_TRY(Passphrase passphrase, read_passphrase(context));
    COFFER_TRY(Descriptor file, context.input.open("mnemonics-file"));
    const std::size_t capacity = std::min(bytes_per_thread * std::max(threads, 1U), most_bytes);
    return PhraseList(SecretLines(std::move(file), capacity, "mnemonics-file"), std::move(passphrase), language, threads);
}

Result<std::vector<Seed>> PhraseList::seeds_of(std::span<const Bytes> lines, u64 first) const {
    std::vector<Mnemonic> phrases;
    phrases.reserve(lines.size());
    for (const Bytes line : lines) {
        Result<Mnemonic> phrase = Mnemonic::parse(line, language_);
        if (!phrase) return fail(phrase.error().code, first + phrases.size(), "mnemonics");
        phrases.push_back(*std::move(phrase));
    }
    return derive_seeds(phrases, passphrase_.utf8, 1, passphrase_.unassigned);
}

Result<SecretVector<Seed>> PhraseList::next() {
    COFFER_TRY(const std::vector<Bytes> lines, lines_.next());
    if (lines.empty() && lines_.first() == 0) return fail(Errc::text_empty, "mnemonics-file");
    const std::size_t blocks = (lines.size() + phrases_per_block - 1) / phrases_per_block;
    std::vector<std::vector<Seed>> made(blocks);
    const auto make = [&](u64 number) -> Result<TextBuffer> {
        const std::size_t begin = number * phrases_per_block;
        const auto part = std::span(lines).subspan(begin, std::min(phrases_per_block, lines.size() - begin));
        COFFER_TRY(made[number], seeds_of(part, lines_.first() + begin));
        return TextBuffer(Form::text);
    };
    COFFER_CHECK(run_blocks(blocks, threads_, make, [](u64, const TextBuffer&) { return true; }));
    SecretVector<Seed> seeds;
    seeds.reserve(lines.size());
    for (std::vector<Seed>& block : made) std::ranges::move(block, std::back_inserter(seeds));
    return seeds;
}

}  // namespace coffer::cli
