// Flows through secret text whose length is visible, in total or word by word. The codecs have their own test.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace coffer::testing {

inline constexpr auto text_flows = std::to_array<std::string_view>({
    "hex",
    "base32",
    "base58",
    "base58check",
    "base64",
    "bech32",
    "json-array",
    "key-hexadecimal",
    "key-solana",
    "key-solana-json",
    "key-wif",
    "key-sui",
    "key-pkcs8",
    "key-sec1",
    "key-jwk",
    "key-stellar",
    "key-wif-refused",
    "key-sui-refused",
    "key-solana-refused",
    "key-file",
    "phrase-to-seed",
    "phrases-to-seeds",
    "phrase-generate",
    "phrase-refused",
    "extended-key",
    "bundle-message",
    "opened-wallet",
});

[[nodiscard]] inline bool is_text_flow(std::string_view flow) {
    return std::ranges::find(text_flows, flow) != text_flows.end();
}

}  // namespace coffer::testing
