// Texts of private keys in every format, and key files.
#include "coffer/keys/key_file.hpp"
#include "coffer/keys/key_format.hpp"
#include "fuzz.hpp"

using namespace coffer;

namespace {

// What was read is written in the format's one form, which is read as the same key.
void require_round_trip(KeyFormat format, CurveId curve, const AnyPrivateKey& key) {
    const auto text = encode_private_key(format, key);
    fuzz::require(text.has_value());
    const auto again = decode_private_key(format, curve, *text);
    fuzz::require(again && public_key_of(*again) == public_key_of(key));
    const auto same_text = encode_private_key(format, *again);
    fuzz::require(same_text && fuzz::same(same_text->reveal(), text->reveal()));
}

}  // namespace

COFFER_FUZZ(input) {
    fuzz::Input choices(input);
    const auto formats = key_formats();
    const unsigned chosen = choices.choice(static_cast<unsigned>(formats.size()) + 1);
    const auto text = SecretText::parse(choices.bytes());
    if (!fuzz::accepted(text)) return;
    if (chosen == formats.size()) {
        const auto key = parse_private_key_file(*text);
        if (!fuzz::accepted(key)) return;
        const auto file = api_key_private_file(*key);
        if (!fuzz::accepted(file)) return;
        const auto again = parse_private_key_file(*file);
        fuzz::require(again && public_key_of(*again) == public_key_of(*key));
        return;
    }
    const KeyFormatRow& row = formats[chosen];
    for (const CurveId curve : row.curves) {
        const auto key = decode_private_key(row.id, curve, *text);
        if (fuzz::accepted(key)) require_round_trip(row.id, curve, *key);
        // A private key's error tells no position.
        if (!key) fuzz::require(key.error().at == no_position);
    }
    const auto told = decode_private_key(row.id, *text);
    if (fuzz::accepted(told)) require_round_trip(row.id, curve_of(*told), *told);
}
