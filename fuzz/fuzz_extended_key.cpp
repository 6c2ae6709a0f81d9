// Extended keys of every version, public and private.
#include "coffer/hd/extended_key_text.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const std::string_view text = as_text(input);
    for (const VersionCoins coins : {VersionCoins::bitcoin, VersionCoins::any}) {
        const auto open = decode_extended_public_key(text, coins);
        if (fuzz::accepted(open)) {
            fuzz::require(encode_extended_key(open->node, *open->version) == text);
            fuzz::require(text.starts_with(open->version->public_name));
        }
        const auto copied = SecretText::parse(input);
        if (!copied) return;
        const auto secret = decode_extended_private_key(*copied, coins);
        if (!fuzz::accepted(secret)) continue;
        fuzz::require(!open && fuzz::same(encode_extended_key(secret->node, *secret->version).reveal(), input));
    }
}
