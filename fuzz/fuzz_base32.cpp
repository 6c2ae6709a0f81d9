#include "coffer/encoding/base32.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const auto letters = static_cast<base32::Case>(input.choice(2));
    const auto open = base32::decode(input.text(), letters);
    const auto secret = base32::decode_secret(input.bytes(), letters);
    if (fuzz::same_verdict(open, secret)) {
        fuzz::require(fuzz::same(*open, secret->reveal()));
        fuzz::require(base32::encode(*open, letters) == input.text());
    } else {
        fuzz::require(open.error().code == secret.error().code);
    }
    const std::string text = base32::encode(input.bytes(), letters);
    fuzz::require(fuzz::same(*base32::decode(text, letters), input.bytes()));
    fuzz::require(fuzz::same(as_bytes(text), base32::encode_secret(input.bytes(), letters).reveal()));
}
