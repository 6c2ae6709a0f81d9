// --mnemonics-file: a file with one mnemonic per line.
#pragma once

#include <optional>

#include "cli/command.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/lines.hpp"
#include "cli/input/secret_vector.hpp"
#include "coffer/hd/seed_batch.hpp"

namespace coffer::cli {

inline constexpr Option phrase_list_option{"mnemonics-file", ValueKind::file, "FILE",
                                           "mnemonics, one per line, instead of --mnemonic-file"};

/// PhraseList derives the seeds of the mnemonics in --mnemonics-file, all with the passphrase of --passphrase-file. It reads the file in
/// pieces, so memory use does not grow with the file.
class PhraseList {
public:
    /// open reads the options and the passphrase, and opens the file. `threads`: how many threads derive seeds. Errors: usage_source
    /// (another source was given), unknown_language, those of read_passphrase and Input::open.
    [[nodiscard]] static Result<PhraseList> open(Context& context, unsigned threads);

    /// next returns the seeds of the next mnemonics, in the order of the file, or an empty list at its end. Secret. Errors: those of
    /// SecretLines::next; text_empty (no line); those of Mnemonic::parse, with the line's index and the name "mnemonics"; those of
    /// derive_seeds (of the passphrase).
    [[nodiscard]] Result<SecretVector<Seed>> next();
    /// first returns the line index of the first seed that the last call of `next` returned.
    [[nodiscard]] u64 first() const noexcept { return lines_.first(); }

private:
    PhraseList(SecretLines lines, Passphrase passphrase, std::optional<Language> language, unsigned threads)
        : lines_(std::move(lines)), passphrase_(std::move(passphrase)), language_(language), threads_(threads) {}

    [[nodiscard]] Result<std::vector<Seed>> seeds_of(std::span<const Bytes> lines, u64 first) const;

    SecretLines lines_;
    Passphrase passphrase_;
    std::optional<Language> language_;
    unsigned threads_;
};

}  // namespace coffer::cli
