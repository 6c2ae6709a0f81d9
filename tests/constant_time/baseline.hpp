// What memcheck is known to report, flow by flow.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace coffer::testing {

struct Baseline {
    std::string_view flow;
    unsigned reports;
};

/// The reports inside the libraries, as Debian 12 ships them; what is not listed has none. libsecp256k1 is built without its own marks for
/// memcheck: it branches on whether a nonce was valid, on signs that are public, and on results of its own. OpenSSL's big numbers strip
/// leading zero words and correct their sizes; with BN_FLG_CONSTTIME the multiplication itself reports nothing.
inline constexpr auto baselines = std::to_array<Baseline>({
    {"aead", 3},
    {"aead-refused", 3},
    {"secp256k1-ecdsa", 2},
    {"secp256k1-schnorr", 8},
    {"p256-public", 10},
    {"p256-ecdh", 59},
    {"p256-ecdsa-hedged", 17},
    {"p256-ecdsa-deterministic", 28},
    {"tree-p256", 30},
    {"hpke-p256", 70},
    {"hpke-x25519", 1},
    {"hpke-export", 10},
    {"credential-batch", 370},           // six of p256-ecdh, and one of p256-public
    {"stamp-batch", 112},                // six of p256-ecdsa, and one of p256-public
    {"stamp-batch-deterministic", 118},  // the same
    {"sign-ethereum", 2},                // those of secp256k1-ecdsa
    {"sign-tron", 2},                    // the same
});

/// Flows through texts of secrets: what shows there is how long a text is, word by word or in all. The codecs have a test of their own.
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
});

[[nodiscard]] inline bool is_text_flow(std::string_view flow) {
    return std::ranges::find(text_flows, flow) != text_flows.end();
}

}  // namespace coffer::testing
