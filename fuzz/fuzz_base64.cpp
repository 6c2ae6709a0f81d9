#include "coffer/encoding/base64.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const auto alphabet = static_cast<base64::Alphabet>(input.choice(2));
    const auto padding = static_cast<base64::Padding>(input.choice(2));
    const auto open = base64::decode(input.text(), alphabet, padding);
    const auto secret = base64::decode_secret(input.bytes(), alphabet, padding);
    if (fuzz::same_verdict(open, secret)) {
        fuzz::require(fuzz::same(*open, secret->reveal()));
        fuzz::require(base64::encode(*open, alphabet, padding) == input.text());
    }
    const std::string text = base64::encode(input.bytes(), alphabet, padding);
    fuzz::require(fuzz::same(*base64::decode(text, alphabet, padding), input.bytes()));
    fuzz::require(fuzz::same(as_bytes(text), base64::encode_secret(input.bytes(), alphabet, padding).reveal()));
}
