// Phrases as people type them, with a language or without.
#include "coffer/hd/mnemonic.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    fuzz::Input choices(input);
    const unsigned chosen = choices.choice(language_count + 1);
    const auto language = chosen == language_count ? std::nullopt : std::optional(static_cast<Language>(chosen));
    const auto phrase = Mnemonic::parse(choices.bytes(), language);
    if (!fuzz::accepted(phrase)) return;
    fuzz::require(!phrase->languages().empty() && (!language || phrase->languages() == LanguageSet(*language)));
    // Both texts are read back to the same phrase.
    const auto again = Mnemonic::parse(phrase->text(), language);
    fuzz::require(again && fuzz::same(again->text().reveal(), phrase->text().reveal()));
    const auto printed = Mnemonic::parse(phrase->printable_text(), language);
    fuzz::require(printed && fuzz::same(printed->text().reveal(), phrase->text().reveal()));
    // The entropy gives the phrase.
    const auto entropy = phrase->entropy();
    if (!fuzz::accepted(entropy)) return;
    fuzz::require(entropy->size() * 3 == phrase->word_count() * 4);
    const auto made = Mnemonic::from_entropy(entropy->reveal(), phrase->languages().first());
    fuzz::require(made && fuzz::same(made->text().reveal(), phrase->text().reveal()));
}
