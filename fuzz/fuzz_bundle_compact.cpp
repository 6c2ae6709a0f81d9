// Compact messages: base58check has one spelling, so what is accepted is written back letter by letter.
#include "coffer/bundle/credential.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto encryption_key = KeyPair<P256>::generate();
    const auto message = bundle::UnsignedBundle::parse(as_text(input));
    (void)fuzz::accepted(bundle::open_credential(as_text(input), *encryption_key));
    if (!fuzz::accepted(message)) return;
    fuzz::require(message->text() == as_text(input));
    (void)fuzz::accepted(message->open(*encryption_key));
}
