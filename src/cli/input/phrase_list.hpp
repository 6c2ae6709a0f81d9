// --mnemonics-file: many phrases, one a line.
#pragma once

#include <optional>

#include "cli/command.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/secret_lines.hpp"
#include "cli/input/secret_vector.hpp"
#include "coffer/hd/seed_batch.hpp"

namespace coffer::cli {

inline constexpr Option phrase_list_option{"mnemonics-file", ValueKind::file, "FILE",
                                           "mnemonics, one per line, instead of --mnemonic-file"};

/// PhraseList gives the seeds of the phrases in --mnemonics-file, all with the passphrase of --passphrase-file, in pieces: memory does not
/// grow with the file.
class PhraseList {
public:
    /// open reads the options and the passphrase. Errors: usage_source (another source beside it), unknown_language, and those of reading.
    [[nodiscard]] static Result<PhraseList> open(Context& context, unsigned threads);

    /// next gives the seeds of some more phrases, in the file's order; none at its end. Errors: of the phrase, with the index of its line
    /// and the name "mnemonics"; of the passphrase; text_empty for a file without lines; file_read.
    [[nodiscard]] Result<SecretVector<Seed>> next();
    /// first is the index of the line of the first seed that `next` returned last.
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
