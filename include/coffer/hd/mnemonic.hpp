// BIP-39 mnemonics.
#pragma once

#include <optional>

#include "coffer/core/secret.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "coffer/hd/language.hpp"
#include "coffer/hd/seed.hpp"

namespace coffer {

/// NoPassphrase is the type of no_passphrase.
struct NoPassphrase {
    explicit NoPassphrase() = default;
};

/// no_passphrase states that a mnemonic has no passphrase. Mnemonic::to_seed has no default for it: a mnemonic whose passphrase is
/// forgotten yields the seed of another wallet instead of an error.
inline constexpr NoPassphrase no_passphrase{};

/// Mnemonic is a BIP-39 mnemonic of 12, 15, 18, 21 or 24 words whose checksum is valid in at least one language. Secret. Move-only; clone
/// copies.
/// A mnemonic may be valid in several languages: the two Chinese lists share 1,275 words. Its seed is the same in all of them; its entropy
/// may differ. coffer does not translate mnemonics, because the same entropy in another language yields another seed.
///
/// Side channels: parsing compares a word with every word of the same length in the list, and generating a word reads the whole list.
/// Neither branches nor memory addresses depend on the words. Timing reveals the lengths of the words and the languages in which the
/// mnemonic is valid. Unicode normalisation of non-ASCII text looks up characters in tables.
class Mnemonic {
public:
    /// max_text_size is the maximum length of the text that parse accepts, in bytes.
    static constexpr std::size_t max_text_size = 2048;

    /// generate returns a random mnemonic. `words`: 12, 15, 18, 21 or 24. Secret. Constant time except as stated for the class. Errors:
    /// mnemonic_word_count, unknown_language, random_unavailable.
    [[nodiscard]] static Result<Mnemonic> generate(std::size_t words, Language language = Language::english);

    /// from_entropy returns the mnemonic that encodes `entropy`. `entropy`: 16, 20, 24, 28 or 32 bytes. Secret. Constant time except as
    /// stated for the class. Errors: unknown_language, entropy_length.
    [[nodiscard]] static Result<Mnemonic> from_entropy(Bytes entropy, Language language = Language::english);

    /// parse reads a mnemonic. It normalises the UTF-8 text to NFKD, which turns U+3000 and U+00A0 into spaces. The words must then be in
    /// lower case and separated by exactly one space, without spaces around them. With `language`, parse tries only the list of that
    /// language; otherwise it tries all lists. Secret. Constant time except as stated for the class.
    /// Errors: unknown_language, text_empty, text_too_long, utf8_invalid, utf8_overlong, utf8_surrogate, text_line_break,
    /// text_forbidden_character, text_unassigned, mnemonic_separator, mnemonic_upper_case, mnemonic_word_count, mnemonic_unknown_word,
    /// mnemonic_mixed_languages, mnemonic_checksum. The position of an error is the index of a word; unknown_language, text_empty,
    /// text_too_long, mnemonic_word_count and mnemonic_checksum have none. mnemonic_unknown_word and mnemonic_mixed_languages refer to the
    /// list that has the most words of the text. If the text is an Electrum or TON mnemonic, `what` of mnemonic_checksum says so.
    [[nodiscard]] static Result<Mnemonic> parse(Bytes utf8, std::optional<Language> language = std::nullopt);
    /// parse reads a mnemonic from a SecretText in the same way. Secret. Constant time except as stated for the class.
    [[nodiscard]] static Result<Mnemonic> parse(const SecretText& text, std::optional<Language> language = std::nullopt) {
        return parse(text.reveal(), language);
    }

    /// word_count returns the number of words: 12, 15, 18, 21 or 24.
    [[nodiscard]] std::size_t word_count() const noexcept { return words_; }

    /// languages returns every language in which the mnemonic is valid. If `language` was given to parse, generate or from_entropy, the set
    /// contains only that language. Never empty.
    [[nodiscard]] LanguageSet languages() const noexcept { return languages_; }

    /// entropy returns the 16 to 32 bytes that the mnemonic encodes. Secret. Constant time except as stated for the class. Error:
    /// ambiguous_language (the mnemonic is valid in several languages with different entropy).
    [[nodiscard]] Result<SecretBytes> entropy() const;

    /// text returns the mnemonic in NFKD with single spaces, the form from which the seed is derived. Secret.
    [[nodiscard]] const SecretText& text() const noexcept COFFER_LIFETIMEBOUND { return text_; }

    /// printable_text returns the mnemonic as it is shown to users, and as in the test vectors of BIP-39. Japanese is in NFC with U+3000
    /// between the words; all other languages are as in `text`. parse reads the result back to the same mnemonic. Secret. Constant time
    /// except as stated for the class.
    [[nodiscard]] SecretText printable_text() const;

    /// to_seed returns the 64-byte seed of the mnemonic and its passphrase: PBKDF2-HMAC-SHA512 with 2048 rounds, the salt "mnemonic"
    /// followed by the passphrase in NFKD (BIP-39, "From mnemonic to seed"). `passphrase`: at most max_passphrase_size bytes of UTF-8; an
    /// empty one is the same as none. `unassigned`: refuse returns text_unassigned for a passphrase with code points that are unassigned in
    /// the Unicode tables of coffer, because software with newer tables may derive another seed from it; keep takes these code points
    /// unchanged. wallet::derive_seed takes mnemonic and passphrase together from an opened bundle. Secret. Constant time except as stated
    /// for the class. Errors, without position: passphrase_too_long, text_unassigned, caller_misuse (`unassigned` is not a member of its
    /// enumeration).
    [[nodiscard]] Result<Seed> to_seed(const SecretText& passphrase,
                                       coffer::text::Unassigned unassigned = coffer::text::Unassigned::refuse) const;
    /// to_seed(no_passphrase) returns the 64-byte seed of a mnemonic that has no passphrase. Secret. Constant time except as stated for the
    /// class.
    [[nodiscard]] Seed to_seed(NoPassphrase) const;

    /// clone returns a copy. Secret.
    [[nodiscard]] Mnemonic clone() const { return {text_.clone(), words_, languages_}; }

    /// max_passphrase_size is the maximum length of the passphrase that to_seed accepts, in bytes of UTF-8 before normalisation.
    static constexpr std::size_t max_passphrase_size = 65536;

private:
    Mnemonic(SecretText text, std::size_t words, LanguageSet languages) noexcept
        : text_(std::move(text)), words_(words), languages_(languages) {}

    SecretText text_;
    std::size_t words_;
    LanguageSet languages_;
};

}  // namespace coffer
