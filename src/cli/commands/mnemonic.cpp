// The commands `mnemonic new`, `check`, `seed`, `from-entropy` and `entropy`.
#include "coffer/hd/mnemonic.hpp"
#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/phrase_list.hpp"
#include "cli/output/output.hpp"
#include "cli/output/progress.hpp"
#include "cli/process/interruption.hpp"
#include "cli/process/parallel.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<Mnemonic> read_mnemonic(Context& context) {
    COFFER_TRY(const std::optional<Language> language, option_language(context.arguments));
    COFFER_TRY(const SecretBytes phrase, context.input.file("mnemonic-file"));
    return named(Mnemonic::parse(phrase.reveal(), language), "mnemonic");
}

void print_value(TextBuffer& output, Bytes value) {
    output.raw(value);
    output.raw("\n");
}

void print_mnemonic(Output& output, const Mnemonic& mnemonic, Language language) {
    const SecretText text = mnemonic.printable_text();
    if (!output.json()) return print_value(output, text.reveal());
    Record(output).text("mnemonic", text).text("language", language_name(language)).number("words", mnemonic.word_count());
}

Result<int> create(Context& context) {
    COFFER_TRY(const u64 words, context.arguments.number("words", 12, 24));
    COFFER_TRY(const std::optional<Language> named_language, option_language(context.arguments));
    const Language language = named_language.value_or(Language::english);
    COFFER_TRY(const Mnemonic mnemonic, named(Mnemonic::generate(words, language), "words"));
    print_mnemonic(context.output, mnemonic, language);
    return 0;
}

Result<int> check(Context& context) {
    COFFER_TRY(const Mnemonic mnemonic, read_mnemonic(context));
    std::vector<std::string_view> names;
    for (const LanguageRow& row : languages()) {
        if (mnemonic.languages().contains(row.id)) names.push_back(row.name);
    }
    Record(context.output).boolean("valid", true).number("words", mnemonic.word_count()).list("languages", names);
    return 0;
}

void print_seed(TextBuffer& output, const Seed& seed) {
    const SecretText text = hex::encode_secret(seed.reveal());
    if (!output.json()) {
        print_value(output, text.reveal());
    } else {
        Record(output).text("seed", text);
    }
}

Result<int> seeds_of_many(Context& context) {
    COFFER_TRY(const unsigned threads, option_threads(context.arguments));
    COFFER_TRY(PhraseList phrases, PhraseList::open(context, threads));
    Progress progress("seeds", Progress::unknown, context.output.quiet());
    const Interruption interruption(Interruption::Work::finished);
    while (still_wanted(context.output)) {
        COFFER_TRY(const SecretVector<Seed> seeds, phrases.next());
        if (seeds.empty()) break;
        TextBuffer part(context.output.form());
        for (const Seed& seed : seeds) print_seed(part, seed);
        if (!context.output.take(part)) break;
        progress.update(phrases.first() + seeds.size());
    }
    return end_list(context.output);
}

Result<int> seed(Context& context) {
    if (context.arguments.has("mnemonics-file")) return seeds_of_many(context);
    if (!context.arguments.has("mnemonic-file")) return fail(Errc::usage_missing_option, "mnemonic-file");
    if (context.arguments.has("threads")) return fail(Errc::usage_conflict, "threads");
    COFFER_TRY(const Source source, read_source(context));
    print_seed(context.output, std::get<Seed>(source));
    return 0;
}

Result<int> from_entropy(Context& context) {
    COFFER_TRY(const std::optional<Language> named_language, option_language(context.arguments));
    const Language language = named_language.value_or(Language::english);
    COFFER_TRY(const SecretBytes text, context.input.file("entropy-file"));
    COFFER_TRY(const SecretBytes entropy, named(hex::decode_secret(text.reveal()), "entropy"));
    COFFER_TRY(const Mnemonic mnemonic, named(Mnemonic::from_entropy(entropy.reveal(), language), "entropy"));
    print_mnemonic(context.output, mnemonic, language);
    return 0;
}

Result<int> entropy(Context& context) {
    COFFER_TRY(const Mnemonic mnemonic, read_mnemonic(context));
    COFFER_TRY(const SecretBytes bytes, named(mnemonic.entropy(), "mnemonic"));
    const SecretText text = hex::encode_secret(bytes.reveal());
    if (!context.output.json()) {
        print_value(context.output, text.reveal());
    } else {
        Record(context.output).text("entropy", text).text("language", language_name(mnemonic.languages().first()));
    }
    return 0;
}

constexpr Option language_option = source_options[2];
constexpr Option phrase_option{"mnemonic-file", ValueKind::file, "FILE", "BIP-39 mnemonic", true};

constexpr auto new_options = std::to_array<Option>({
    Option{"words", ValueKind::number, "N", "number of words (default: 12)", false, {}, "12 15 18 21 24"},
    Option{"language", ValueKind::text, "LANG", "word list (default: english)", false, {}, language_option.choices},
});
constexpr auto phrase_options = std::to_array<Option>({phrase_option, language_option});
constexpr auto seed_options = std::to_array<Option>({
    Option{"mnemonic-file", ValueKind::file, "FILE", "BIP-39 mnemonic"},
    phrase_list_option,
    source_options[1],
    language_option,
    source_options[3],
    Option{"threads", ValueKind::number, "N", "number of threads, for --mnemonics-file (default: all processors)"},
});
constexpr auto entropy_options = std::to_array<Option>({
    Option{"entropy-file", ValueKind::file, "FILE", "entropy: 16, 20, 24, 28 or 32 bytes in hex", true},
    new_options[1],
});

constexpr auto rows = std::to_array<Command>({
    Command{"mnemonic new", "Generate a BIP-39 mnemonic", new_options, create},
    Command{"mnemonic check", "Validate a mnemonic and list its languages", phrase_options, check},
    Command{"mnemonic seed", "Print the seed of a mnemonic and its passphrase", seed_options, seed},
    Command{"mnemonic from-entropy", "Convert entropy to a mnemonic", entropy_options, from_entropy},
    Command{"mnemonic entropy", "Convert a mnemonic to entropy", phrase_options, entropy},
});

}  // namespace

std::span<const Command> mnemonic_commands() {
    return rows;
}

}  // namespace coffer::cli
