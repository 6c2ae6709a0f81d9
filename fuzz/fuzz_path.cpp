// Derivation paths and their templates.
#include "coffer/hd/path.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const std::string_view text = as_text(input);
    const auto path = DerivationPath::parse(text);
    if (fuzz::accepted(path)) {
        const auto again = DerivationPath::parse(path->text());
        fuzz::require(again && *again == *path && path->text().size() == text.size());
        fuzz::require(path->hardened().all_hardened());
    } else {
        fuzz::require(path.error().at <= text.size());
    }
    const auto form = PathTemplate::parse(text);
    if (fuzz::accepted(form)) {
        const auto again = PathTemplate::parse(form->text());
        fuzz::require(again && *again == *form);
        const auto filled = form->fill(std::nullopt, std::nullopt);
        fuzz::require(filled && filled->size() == form->size());
        fuzz::require(fuzz::accepted(form->fill(7, std::nullopt)) == form->has_account());
        fuzz::require(fuzz::accepted(form->fill(std::nullopt, 7)) == form->has_index());
    }
    // A path is a template without slots.
    if (path) fuzz::require(form && !form->has_account() && !form->has_index() && *form->fill(std::nullopt, std::nullopt) == *path);
}
