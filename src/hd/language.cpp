#include "coffer/hd/language.hpp"

#include "core/ascii.hpp"

namespace coffer {
namespace {

using Wordlist = std::array<std::string_view, wordlist_size>;

constexpr Wordlist english_words{
#include "hd/wordlists/english.inc"
};
constexpr Wordlist japanese_words{
#include "hd/wordlists/japanese.inc"
};
constexpr Wordlist korean_words{
#include "hd/wordlists/korean.inc"
};
constexpr Wordlist spanish_words{
#include "hd/wordlists/spanish.inc"
};
constexpr Wordlist chinese_simplified_words{
#include "hd/wordlists/chinese_simplified.inc"
};
constexpr Wordlist chinese_traditional_words{
#include "hd/wordlists/chinese_traditional.inc"
};
constexpr Wordlist french_words{
#include "hd/wordlists/french.inc"
};
constexpr Wordlist italian_words{
#include "hd/wordlists/italian.inc"
};
constexpr Wordlist czech_words{
#include "hd/wordlists/czech.inc"
};
constexpr Wordlist portuguese_words{
#include "hd/wordlists/portuguese.inc"
};

constexpr std::array<const Wordlist*, language_count> wordlists{
    &english_words, &japanese_words, &korean_words, &spanish_words,    &chinese_simplified_words, &chinese_traditional_words,
    &french_words,  &italian_words,  &czech_words,  &portuguese_words,
};

constexpr std::array<LanguageRow, language_count> rows{{
    {Language::english, "english", "MNEMONIC_LANGUAGE_ENGLISH"},
    {Language::japanese, "japanese", "MNEMONIC_LANGUAGE_JAPANESE"},
    {Language::korean, "korean", "MNEMONIC_LANGUAGE_KOREAN"},
    {Language::spanish, "spanish", "MNEMONIC_LANGUAGE_SPANISH"},
    {Language::chinese_simplified, "chinese_simplified", "MNEMONIC_LANGUAGE_SIMPLIFIED_CHINESE"},
    {Language::chinese_traditional, "chinese_traditional", "MNEMONIC_LANGUAGE_TRADITIONAL_CHINESE"},
    {Language::french, "french", "MNEMONIC_LANGUAGE_FRENCH"},
    {Language::italian, "italian", "MNEMONIC_LANGUAGE_ITALIAN"},
    {Language::czech, "czech", "MNEMONIC_LANGUAGE_CZECH"},
    {Language::portuguese, "portuguese", ""},
}};

constexpr bool numbered_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].id) != i) return false;
    }
    return true;
}
static_assert(numbered_in_order());

constexpr bool lists_are_whole() {
    for (const Wordlist* list : wordlists) {
        if (list->back().empty()) return false;
    }
    return true;
}
static_assert(lists_are_whole());

}  // namespace

std::span<const LanguageRow> languages() noexcept {
    return rows;
}

std::string_view language_name(Language language) noexcept {
    const auto number = static_cast<std::size_t>(language);
    return number < rows.size() ? rows[number].name : std::string_view();
}

Result<Language> parse_language(std::string_view name) noexcept {
    for (const LanguageRow& row : rows) {
        const bool service = !row.service_name.empty() && core::equal_ignoring_case(name, row.service_name);
        if (service || core::equal_ignoring_case(name, row.name)) return row.id;
    }
    return fail(Errc::unknown_language);
}

std::span<const std::string_view, wordlist_size> wordlist(Language language) noexcept {
    const auto number = static_cast<std::size_t>(language);
    COFFER_INVARIANT(number < wordlists.size());
    return *wordlists[number];
}

}  // namespace coffer
