#include "coffer/encoding/base58check.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(bytes) {
    constexpr std::size_t max_length = base58::max_encoded_length(base58::max_secret_bytes);
    fuzz::Input input(bytes);
    const base58::Alphabet& alphabet = input.choice(2) == 0 ? base58::bitcoin : base58::xrp;

    const auto open = base58::decode(input.text(), max_length, alphabet);
    const auto secret = base58::decode_secret(input.bytes(), max_length, alphabet);
    if (fuzz::same_verdict(open, secret)) {
        fuzz::require(fuzz::same(*open, secret->reveal()));
        fuzz::require(base58::encode(*open, alphabet) == input.text());
        // A text of max_length characters may be one byte more than the secret face writes.
        if (open->size() <= base58::max_secret_bytes) {
            fuzz::require(fuzz::same(input.bytes(), base58::encode_secret(*open, alphabet).reveal()));
        }
    }

    const auto checked = base58::decode_check(input.text(), max_length, alphabet);
    if (fuzz::same_verdict(checked, base58::decode_check_secret(input.bytes(), max_length, alphabet))) {
        fuzz::require(base58::encode_check(*checked, alphabet) == input.text());
    }

    if (input.bytes().size() <= base58::max_secret_bytes) {
        const std::string text = base58::encode(input.bytes(), alphabet);
        fuzz::require(fuzz::same(*base58::decode(text, text.size(), alphabet), input.bytes()));
        fuzz::require(fuzz::same(as_bytes(text), base58::encode_secret(input.bytes(), alphabet).reveal()));
    }
}
