// Every format of the registry, both ways: what is read has a canonical text that is read as the same, and what is refused has a position.
#include "coffer/address/registry.hpp"
#include "fuzz.hpp"

using namespace coffer;
using namespace coffer::address;

namespace {

void check(const DecodedAddress& decoded) {
    const auto again = decode(decoded.format(), decoded.canonical(), decoded.curve());
    fuzz::require(again.has_value());
    fuzz::require(fuzz::same(again->payload(), decoded.payload()) && again->tag() == decoded.tag() && again->kind() == decoded.kind());
    fuzz::require(again->canonical() == decoded.canonical() && !again->unchecksummed());
}

}  // namespace

// All formats look at the text through identify; decode, which looks at all of them again, is asked for those that fit and one more.
COFFER_FUZZ(input) {
    const std::string_view text = as_text(input);
    const auto found = identify(text);
    bool fits_another = false;
    const FormatRow& another = formats()[input.size() % formats().size()];
    if (fuzz::accepted(found)) {
        fuzz::require(!found->empty());
        for (const DecodedAddress& decoded : *found) {
            check(decoded);
            const auto alone = decode(decoded.format(), text, decoded.curve());
            fuzz::require(alone.has_value() && fuzz::same(alone->payload(), decoded.payload()));
            fits_another = fits_another || decoded.format() == another.id;
        }
    } else {
        fuzz::require(found.error().at <= text.size());
    }
    const auto decoded = decode(another.id, text);
    fuzz::require(decoded.has_value() == fits_another);
    if (!fuzz::accepted(decoded)) fuzz::require(decoded.error().at <= text.size());
}
