// Texts of public keys in every format.
#include "coffer/keys/public_key_format.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    fuzz::Input choices(input);
    const auto formats = public_key_formats();
    const PublicKeyFormatRow& row = formats[choices.choice(static_cast<unsigned>(formats.size()))];
    for (const CurveId curve : row.curves) {
        const auto key = decode_public_key(row.id, curve, choices.text());
        if (!fuzz::accepted(key)) continue;
        const auto text = encode_public_key(row.id, *key);
        fuzz::require(text.has_value());
        const auto again = decode_public_key(row.id, curve, *text);
        fuzz::require(again && *again == *key);
    }
    const auto spki = parse_spki(input);
    if (fuzz::accepted(spki)) {
        const auto again = parse_spki(encode_spki(*spki));
        fuzz::require(again && *again == *spki);
    }
}
