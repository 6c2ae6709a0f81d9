// Keys in whatever form people have them: files of private keys, public keys on the command line.
#include "coffer/keys/key_reader.hpp"

#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto file = read_private_key(input);
    // A private key's error tells no position.
    if (!file) fuzz::require(file.error().at == no_position);
    if (fuzz::accepted(file)) {
        // What was read is written in its format, which is read as the same key, of the same form.
        const auto text = encode_private_key(file->format, file->key);
        fuzz::require(text.has_value());
        const auto again = read_private_key(text->reveal(), {.curve = curve_of(file->key)});
        fuzz::require(again && public_key_of(again->key) == public_key_of(file->key));
        fuzz::require(again->format == file->format && again->compressed == file->compressed);
    }
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519}) {
        const auto key = read_public_key(as_text(input), curve);
        if (!fuzz::accepted(key)) continue;
        const auto again = read_public_key(public_key_hex(key->key), curve);
        fuzz::require(again && again->key == key->key);
    }
}
