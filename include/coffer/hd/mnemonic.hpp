// BIP-39 phrases.
#pragma once

#include <optional>

#include "coffer/core/secret.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "coffer/hd/language.hpp"
#include "coffer/hd/seed.hpp"

namespace coffer {

/// Mnemonic is a secret BIP-39 phrase of 12, 15, 18, 21 or 24 words with a right checksum in at least one language. A phrase may be valid
/// in several languages (the Chinese lists share 1,275 words): its seed is the same in all, its entropy need not be. Nothing translates a
/// phrase: the same entropy in another language is another seed.
///
/// Side channels: a word is looked up by comparing it with every word of its length, and written by reading the whole list, so that neither
/// branches nor addresses depend on which word it is; the lengths of the words and the languages that fit are visible in time. Text beyond
/// ASCII passes through Unicode normalisation, which is a table look-up by character.
class Mnemonic {
public:
    /// max_text_size is the longest phrase text that parse takes, in bytes.
    static constexpr std::size_t max_text_size = 2048;

    /// generate draws `words` (12, 15, 18, 21, 24) new words. Secret. Errors: mnemonic_word_count, random_unavailable.
    [[nodiscard]] static Result<Mnemonic> generate(std::size_t words, Language language = Language::english);

    /// from_entropy takes 16, 20, 24, 28 or 32 bytes. Secret. Error: entropy_length.
    [[nodiscard]] static Result<Mnemonic> from_entropy(Bytes entropy, Language language = Language::english);

    /// parse reads a phrase strictly: UTF-8, NFKD-normalised here (so U+3000 and U+00A0 are spaces), then words separated by exactly one
    /// space. With a language only its list is tried; without, every list. Secret. Errors, each with the index of the word: utf8_invalid,
    /// utf8_overlong, utf8_surrogate, text_forbidden_character, text_unassigned, text_line_break, mnemonic_separator,
    /// mnemonic_upper_case, mnemonic_unknown_word (in the list that fits best), mnemonic_mixed_languages; without a position: text_empty,
    /// text_too_long, mnemonic_word_count, mnemonic_checksum (where the phrase passes the check of Electrum or TON instead, `what` says
    /// so).
    [[nodiscard]] static Result<Mnemonic> parse(Bytes utf8, std::optional<Language> language = std::nullopt);
    [[nodiscard]] static Result<Mnemonic> parse(const SecretText& text, std::optional<Language> language = std::nullopt) {
        return parse(text.reveal(), language);
    }

    [[nodiscard]] std::size_t word_count() const noexcept { return words_; }

    /// languages returns every language in which the phrase is valid (only the one named, if one was); never empty.
    [[nodiscard]] LanguageSet languages() const noexcept { return languages_; }

    /// entropy returns the 16 to 32 bytes behind the phrase. Secret. Error: ambiguous_language when the languages that fit disagree.
    [[nodiscard]] Result<SecretBytes> entropy() const;

    /// text returns the phrase in NFKD with single spaces: what the seed is made from. Secret.
    [[nodiscard]] const SecretText& text() const noexcept COFFER_LIFETIMEBOUND { return text_; }

    /// printable_text returns the phrase as it is printed for people, and as BIP-39's vectors have it: Japanese in NFC with U+3000 between
    /// the words, every other language as `text`. parse reads it back to the same phrase. Secret.
    [[nodiscard]] SecretText printable_text() const;

    /// to_seed derives the 64-byte seed: PBKDF2-HMAC-SHA512, 2048 rounds, salt "mnemonic" and the NFKD-normalised passphrase, taken whole
    /// whatever its length up to max_passphrase_size. Secret. Errors: passphrase_too_long, text_unassigned (no positions).
    /// A passphrase with code points that are newer than our tables of Unicode is refused, since software that knows them may give another
    /// seed; Unassigned::keep takes them as they are, which is what software of the passphrase's own time did with most of them.
    [[nodiscard]] Result<Seed> to_seed(const SecretText& passphrase,
                                       coffer::text::Unassigned unassigned = coffer::text::Unassigned::refuse) const;
    /// to_seed without a passphrase.
    [[nodiscard]] Seed to_seed() const;

    [[nodiscard]] Mnemonic clone() const { return {text_.clone(), words_, languages_}; }

    /// max_passphrase_size is the longest passphrase that to_seed takes, in bytes of UTF-8 before normalisation.
    static constexpr std::size_t max_passphrase_size = 65536;

private:
    Mnemonic(SecretText text, std::size_t words, LanguageSet languages) noexcept
        : text_(std::move(text)), words_(words), languages_(languages) {}

    SecretText text_;
    std::size_t words_;
    LanguageSet languages_;
};

}  // namespace coffer
