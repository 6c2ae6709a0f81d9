#include <algorithm>

#include "coffer/encoding/bech32.hpp"
#include "fuzz.hpp"

using namespace coffer;

namespace {

std::string lower(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return folded;
}

}  // namespace

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const auto variant = static_cast<bech32::Variant>(input.choice(2));
    const std::string_view hrp = input.choice(2) == 0 ? "bc" : "suiprivkey";

    const auto decoded = bech32::decode(input.text());
    if (decoded) {
        fuzz::require(bech32::encode(decoded->hrp, decoded->values, decoded->variant) == lower(input.text()));
        fuzz::require(std::ranges::all_of(decoded->values, [](u8 value) { return value < 32; }));
    } else {
        fuzz::require_refusal(decoded.error());
    }

    const auto open = bech32::decode_bytes(input.text(), hrp, variant);
    const auto secret = bech32::decode_bytes_secret(input.bytes(), hrp, variant);
    if (fuzz::same_verdict(open, secret)) {
        fuzz::require(fuzz::same(*open, secret->reveal()));
        fuzz::require(bech32::encode_bytes(hrp, *open, variant) == lower(input.text()));
    }

    const std::string text = bech32::encode_bytes(hrp, input.bytes(), variant);
    fuzz::require(fuzz::same(*bech32::decode_bytes(text, hrp, variant, text.size()), input.bytes()));
    fuzz::require(fuzz::same(as_bytes(text), bech32::encode_bytes_secret(hrp, input.bytes(), variant).reveal()));
}
