#include "encoding/text.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const auto unassigned = static_cast<text::Unassigned>(input.choice(2));
    const Bytes utf8 = input.bytes();

    const Status valid = check_utf8(utf8);
    fuzz::require(valid.has_value() == is_utf8_constant_time(utf8));
    const auto parsed = SecretText::parse(utf8);
    const Status characters = text::check_characters(utf8);
    (void)fuzz::accepted(characters);
    if (!fuzz::same_verdict(valid, parsed)) {
        fuzz::require(!characters && characters.error() == valid.error());
        return;
    }

    const auto nfkd = text::nfkd(*parsed, text::max_normalized_bytes, unassigned);
    const auto nfc = text::nfc(*parsed, text::max_normalized_bytes, unassigned);
    fuzz::require(nfkd.has_value() == nfc.has_value());
    if (!fuzz::accepted(nfkd)) return;
    // A form may be longer than what may be normalised again.
    if (nfkd->size() <= text::max_normalized_bytes) {
        fuzz::require(fuzz::same(text::nfkd(*nfkd, text::max_normalized_bytes, unassigned)->reveal(), nfkd->reveal()));
    }
    if (nfc->size() <= text::max_normalized_bytes) {
        fuzz::require(fuzz::same(text::nfc(*nfc, text::max_normalized_bytes, unassigned)->reveal(), nfc->reveal()));
        fuzz::require(fuzz::same(text::nfkd(*nfc, text::max_normalized_bytes, unassigned)->reveal(), nfkd->reveal()));
    }
}
