#include "coffer/encoding/hex.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const auto prefix = static_cast<hex::Prefix>(input.choice(3));
    const auto open = hex::decode(input.text(), prefix);
    const auto secret = hex::decode_secret(input.bytes(), prefix);
    if (fuzz::same_verdict(open, secret)) {
        fuzz::require(fuzz::same(*open, secret->reveal()));
        const std::string text = hex::encode(*open);
        fuzz::require(*hex::decode(text) == *open);
        fuzz::require(fuzz::same(as_bytes(text), hex::encode_secret(*open).reveal()));
    } else {
        fuzz::require(open.error().code == secret.error().code);
    }
    fuzz::require(hex::encode(input.bytes()).size() == 2 * input.bytes().size());
    fuzz::require(fuzz::same(*hex::decode(hex::encode(input.bytes())), input.bytes()));
}
